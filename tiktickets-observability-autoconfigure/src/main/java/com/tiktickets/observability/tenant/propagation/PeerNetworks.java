package com.tiktickets.observability.tenant.propagation;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Networks whose members are trusted, in CIDR notation. Nothing is looked up: names are
 * no addresses. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632">RFC 4632</a>
 */
public final class PeerNetworks {

	private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.|$)){4}(?<!\\.)");

	private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9a-fA-F:.]{2,45}");

	private static final Pattern PREFIX_LENGTH = Pattern.compile("\\d{1,3}");

	/** Each caller is looked up once, unless there are more of them than this. */
	private static final int MOST_KNOWN = 1_000;

	private final List<Network> networks;

	private final Map<String, Peer> known = new ConcurrentHashMap<>();

	private PeerNetworks(List<Network> networks) {
		this.networks = networks;
	}

	/**
	 * Returns the networks.
	 * @param cidrs such as {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a
	 * network of one
	 * @return the networks
	 * @throws IllegalArgumentException if one of them is no network; the message is the
	 * text
	 */
	public static PeerNetworks of(Collection<String> cidrs) {
		return new PeerNetworks(cidrs.stream().map(Network::parse).toList());
	}

	/**
	 * Whether nobody is trusted.
	 * @return whether there is no network
	 */
	public boolean isEmpty() {
		return this.networks.isEmpty();
	}

	/**
	 * Says who an address belongs to.
	 * @param address the address of the connection's other end, as text; a scope such as
	 * {@code %eth0} is ignored
	 * @return {@link Peer#TRUSTED} if one of the networks has it
	 */
	public Peer peer(@Nullable String address) {
		if (address == null || this.networks.isEmpty()) {
			return Peer.STRANGER;
		}
		Peer peer = this.known.get(address);
		if (peer == null) {
			peer = find(address);
			if (this.known.size() >= MOST_KNOWN) {
				this.known.clear();
			}
			this.known.put(address, peer);
		}
		return peer;
	}

	private Peer find(String address) {
		int scope = address.indexOf('%');
		byte[] bytes = bytesOf((scope > 0) ? address.substring(0, scope) : address);
		return (bytes != null && this.networks.stream().anyMatch((network) -> network.has(bytes))) ? Peer.TRUSTED
				: Peer.STRANGER;
	}

	private static byte @Nullable [] bytesOf(String address) {
		if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
			return null;
		}
		try {
			return InetAddress.getByName(address).getAddress();
		}
		catch (UnknownHostException ex) {
			return null;
		}
	}

	/** Octets of an address, bits that do not count, and the bits that do. */
	private record Network(int octets, int shift, BigInteger prefix) {

		private static Network parse(String cidr) {
			int slash = cidr.indexOf('/');
			byte[] address = bytesOf((slash < 0) ? cidr : cidr.substring(0, slash));
			String length = (slash < 0) ? null : cidr.substring(slash + 1);
			if (address == null || (length != null && !PREFIX_LENGTH.matcher(length).matches())) {
				throw new IllegalArgumentException(cidr);
			}
			int bits = address.length * Byte.SIZE;
			int shift = (length != null) ? bits - Integer.parseInt(length) : 0;
			if (shift < 0) {
				throw new IllegalArgumentException(cidr);
			}
			return new Network(address.length, shift, new BigInteger(1, address).shiftRight(shift));
		}

		private boolean has(byte[] address) {
			return address.length == this.octets
					&& new BigInteger(1, address).shiftRight(this.shift).equals(this.prefix);
		}

	}

}
