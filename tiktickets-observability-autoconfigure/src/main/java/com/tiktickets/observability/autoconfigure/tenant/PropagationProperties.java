package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.tenant.propagation.AllowList;
import com.tiktickets.observability.tenant.propagation.PeerNetworks;
import com.tiktickets.observability.tenant.propagation.PropagationTargets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the propagation of the tenant between processes.
 */
@ConfigurationProperties(PropagationProperties.PREFIX)
public class PropagationProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.propagation";

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

	private static final Pattern HOST = Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.:_-]*[A-Za-z0-9])?");

	/**
	 * Whether the tenant is propagated between processes as W3C baggage.
	 */
	private boolean enabled = true;

	/**
	 * Keys of W3C baggage that are propagated in addition to the tenant.
	 */
	private List<String> baggageKeys = new ArrayList<>();

	private final Extract extract = new Extract();

	private final Inject inject = new Inject();

	@Override
	public void afterPropertiesSet() {
		for (String key : this.baggageKeys) {
			check(KEY.matcher(key).matches(), "baggage-keys", key, "it is not a key of W3C baggage",
					"Use keys such as ticket.channel.");
		}
		for (String host : this.inject.hosts) {
			check(HOST.matcher(host).matches(), "inject.hosts", host,
					"it is neither a host nor all hosts of a domain; third parties must not be told the tenant",
					"Use the hosts of your own services, such as tickets.internal or *.internal.example.org.");
		}
		for (String network : this.extract.networks) {
			check(isNetwork(network), "extract.networks", network, "it is not a network in CIDR notation",
					"Use the networks of your own services, such as 10.1.0.0/16 or fd00:1::/32.");
		}
	}

	private static boolean isNetwork(String network) {
		try {
			PeerNetworks.of(List.of(network));
			return true;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static void check(boolean valid, String property, String value, String reason, String fix) {
		if (!valid) {
			throw new InvalidPropertyException(PREFIX + "." + property, value, reason, fix);
		}
	}

	/**
	 * Returns the networks whose requests are trusted.
	 * @return the networks
	 */
	public PeerNetworks networks() {
		return PeerNetworks.of(this.enabled ? this.extract.networks : List.of());
	}

	/**
	 * Returns the principals whose requests are trusted.
	 * @return their names
	 */
	public Set<String> principals() {
		return Set.copyOf(this.extract.principals);
	}

	PropagationTargets targets() {
		return new PropagationTargets(AllowList.of(this.inject.hosts), AllowList.of(this.inject.exchanges),
				AllowList.of(this.inject.channels));
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getBaggageKeys() {
		return this.baggageKeys;
	}

	public void setBaggageKeys(List<String> baggageKeys) {
		this.baggageKeys = baggageKeys;
	}

	public Extract getExtract() {
		return this.extract;
	}

	public Inject getInject() {
		return this.inject;
	}

	/**
	 * Properties of the baggage that is read from requests.
	 */
	public static class Extract {

		/**
		 * Networks in CIDR notation, for servlet applications. The baggage of an HTTP
		 * request names the tenant if the request comes directly from an address in one
		 * of these networks, not through a proxy.
		 */
		private List<String> networks = new ArrayList<>();

		/**
		 * Names of authenticated principals, such as other services. If one of them sends
		 * an HTTP request, the baggage of the request names the tenant.
		 */
		private List<String> principals = new ArrayList<>();

		public List<String> getNetworks() {
			return this.networks;
		}

		public void setNetworks(List<String> networks) {
			this.networks = networks;
		}

		public List<String> getPrincipals() {
			return this.principals;
		}

		public void setPrincipals(List<String> principals) {
			this.principals = principals;
		}

	}

	/**
	 * Properties of the baggage that is written to requests and messages.
	 */
	public static class Inject {

		/**
		 * Hosts to which HTTP requests carry the tenant. *.domain stands for all hosts of
		 * a domain.
		 */
		private List<String> hosts = new ArrayList<>();

		/**
		 * Names of RabbitMQ exchanges, Kafka topics and JMS destinations to which
		 * messages carry the tenant. An asterisk stands for any characters; * alone, the
		 * initial value, stands for all.
		 */
		private List<String> exchanges = new ArrayList<>(List.of("*"));

		/**
		 * Redis channels to which publications carry the tenant. An asterisk stands for
		 * any characters; * alone, the initial value, stands for all.
		 */
		private List<String> channels = new ArrayList<>(List.of("*"));

		public List<String> getHosts() {
			return this.hosts;
		}

		public void setHosts(List<String> hosts) {
			this.hosts = hosts;
		}

		public List<String> getExchanges() {
			return this.exchanges;
		}

		public void setExchanges(List<String> exchanges) {
			this.exchanges = exchanges;
		}

		public List<String> getChannels() {
			return this.channels;
		}

		public void setChannels(List<String> channels) {
			this.channels = channels;
		}

	}

}
