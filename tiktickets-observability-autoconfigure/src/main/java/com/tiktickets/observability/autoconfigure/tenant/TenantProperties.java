package com.tiktickets.observability.autoconfigure.tenant;

import com.tiktickets.observability.autoconfigure.InvalidPropertyException;
import com.tiktickets.observability.tenant.TenantId;
import io.opentelemetry.api.common.AttributeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Properties of the tenant: the sources that name it, and the attribute that carries it.
 */
@ConfigurationProperties(TenantProperties.PREFIX)
public class TenantProperties implements InitializingBean {

	/** Prefix of the properties. */
	public static final String PREFIX = "tiktickets.observability.tenant";

	private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z][a-z0-9]*([._][a-z0-9]+)*");

	private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

	private static final String ID_RULE = "it is not a tenant id (1 to " + TenantId.MAX_LENGTH
			+ " letters, digits, dots, underscores or hyphens, the first a letter or digit)";

	/**
	 * Whether spans, log records and metric points carry the tenant.
	 */
	private boolean enabled = true;

	/**
	 * Name of the attribute that carries the tenant in spans, log records and metric
	 * points.
	 */
	private String attribute = "tenant_id";

	/**
	 * Tenant of requests and messages that name no tenant, for services that have a
	 * single tenant.
	 */
	private @Nullable String fixed;

	private final Header header = new Header();

	private final Jwt jwt = new Jwt();

	private final Metrics metrics = new Metrics();

	@Override
	public void afterPropertiesSet() {
		check(ATTRIBUTE_NAME.matcher(this.attribute).matches(), "attribute", this.attribute,
				"it is not an attribute name", "Use lower-case words with dots or underscores, such as tenant_id.");
		check(this.fixed == null || TenantId.parse(this.fixed) != null, "fixed", this.fixed, ID_RULE,
				"Use an id such as acme, or remove the property.");
		check(HEADER_NAME.matcher(this.header.name).matches(), "header.name", this.header.name,
				"it is not the name of an HTTP header", "Use a name such as X-Tenant-Id.");
		check(!this.jwt.claim.isBlank(), "jwt.claim", this.jwt.claim, "it is empty",
				"Use the name of the claim that holds the tenant, such as tenant_id.");
		check(this.metrics.limit > 0, "metrics.limit", String.valueOf(this.metrics.limit), "it is not positive",
				"Use the number of tenants that may have metric series of their own, such as 50.");
		for (String allowed : this.metrics.allow) {
			check(TenantId.parse(allowed) != null, "metrics.allow", allowed, ID_RULE, "Use ids such as acme, globex.");
		}
	}

	private static void check(boolean valid, String property, @Nullable String value, String reason, String fix) {
		if (!valid) {
			throw new InvalidPropertyException(PREFIX + "." + property, value, reason, fix);
		}
	}

	/**
	 * Returns the attribute that carries the tenant.
	 * @return the attribute
	 */
	public AttributeKey<String> attributeKey() {
		return AttributeKey.stringKey(this.attribute);
	}

	/**
	 * Returns the fixed tenant.
	 * @return the tenant, or {@code null} if none is fixed
	 */
	public @Nullable TenantId fixedTenant() {
		return TenantId.parse(this.fixed);
	}

	/**
	 * Returns the tenant of operations that name none.
	 * @return the fixed tenant, or {@link TenantId#UNKNOWN}
	 */
	public TenantId unresolvedTenant() {
		TenantId tenant = fixedTenant();
		return (tenant != null) ? tenant : TenantId.UNKNOWN;
	}

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getAttribute() {
		return this.attribute;
	}

	public void setAttribute(String attribute) {
		this.attribute = attribute;
	}

	public @Nullable String getFixed() {
		return this.fixed;
	}

	public void setFixed(@Nullable String fixed) {
		this.fixed = fixed;
	}

	public Header getHeader() {
		return this.header;
	}

	public Jwt getJwt() {
		return this.jwt;
	}

	public Metrics getMetrics() {
		return this.metrics;
	}

	/**
	 * Properties of the HTTP header that names the tenant.
	 */
	public static class Header {

		/**
		 * Whether the HTTP header names the tenant. Use it only behind a gateway that
		 * sets or removes the header, and that nobody can bypass.
		 */
		private boolean enabled;

		/**
		 * Name of the HTTP header that names the tenant, if tenant.header.enabled is
		 * true.
		 */
		private String name = "X-Tenant-Id";

		public boolean isEnabled() {
			return this.enabled;
		}

		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		public String getName() {
			return this.name;
		}

		public void setName(String name) {
			this.name = name;
		}

	}

	/**
	 * Properties of the token of an authenticated principal.
	 */
	public static class Jwt {

		/**
		 * Name of the claim that names the tenant, in the token of the authenticated
		 * principal.
		 */
		private String claim = "tenant_id";

		public String getClaim() {
			return this.claim;
		}

		public void setClaim(String claim) {
			this.claim = claim;
		}

	}

	/**
	 * Properties of the limit on the number of tenants in metrics.
	 */
	public static class Metrics {

		/**
		 * Number of tenants, the first ones seen, that have metric series of their own.
		 * All other tenants share the series of the tenant _other.
		 */
		private int limit = 50;

		/**
		 * Tenants that have metric series of their own. With this list, all other tenants
		 * share the series of the tenant _other.
		 */
		private List<String> allow = new ArrayList<>();

		public int getLimit() {
			return this.limit;
		}

		public void setLimit(int limit) {
			this.limit = limit;
		}

		public List<String> getAllow() {
			return this.allow;
		}

		public void setAllow(List<String> allow) {
			this.allow = allow;
		}

	}

}
