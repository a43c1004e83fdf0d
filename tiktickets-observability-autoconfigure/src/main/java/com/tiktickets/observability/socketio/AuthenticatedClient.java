package com.tiktickets.observability.socketio;

import com.corundumstudio.socketio.SocketIOClient;
import org.jspecify.annotations.Nullable;

/**
 * A client whose token the application's own listeners have accepted, for a
 * {@code TenantResolver<AuthenticatedClient>}: read the tenant from what such a listener
 * has stored in the client, or from the token.
 *
 * @param client the client, with its store and the data of its handshake
 * @param token what the client sent as {@code auth}, or {@code null}
 */
public record AuthenticatedClient(SocketIOClient client, @Nullable Object token) {

	/** Where a listener may store the {@link java.security.Principal} of a client. */
	public static final String PRINCIPAL = "tiktickets.principal";

}
