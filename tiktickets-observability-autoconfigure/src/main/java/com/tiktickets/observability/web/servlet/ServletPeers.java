package com.tiktickets.observability.web.servlet;

import com.tiktickets.observability.tenant.propagation.CarrierPolicy;
import com.tiktickets.observability.tenant.propagation.Peer;
import com.tiktickets.observability.tenant.propagation.PeerNetworks;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Knows by the connection who makes a request. What a request says of itself does not
 * count, and one that came through a proxy is the proxy's client's, whatever network the
 * proxy is in. Thread-safe.
 */
public final class ServletPeers implements CarrierPolicy {

	private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

	private final PeerNetworks networks;

	/**
	 * Creates the policy.
	 * @param networks whose members are trusted
	 */
	public ServletPeers(PeerNetworks networks) {
		this.networks = networks;
	}

	@Override
	public @Nullable Peer peerOf(Object carrier) {
		return (carrier instanceof HttpServletRequest request) ? of(request) : null;
	}

	/**
	 * Says who makes a request.
	 * @param request the request
	 * @return the peer
	 */
	public Peer of(HttpServletRequest request) {
		if (this.networks.isEmpty()) {
			return Peer.STRANGER;
		}
		ServletRequest connection = request;
		while (connection instanceof ServletRequestWrapper wrapper) {
			connection = wrapper.getRequest();
		}
		return (connection instanceof HttpServletRequest http && isDirect(http))
				? this.networks.peer(http.getRemoteAddr()) : Peer.STRANGER;
	}

	private static boolean isDirect(HttpServletRequest request) {
		for (String header : PROXY_HEADERS) {
			if (request.getHeader(header) != null) {
				return false;
			}
		}
		return true;
	}

}
