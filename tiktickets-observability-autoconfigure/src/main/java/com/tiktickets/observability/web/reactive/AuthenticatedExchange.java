package com.tiktickets.observability.web.reactive;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * An exchange and who makes it: reading a principal is asynchronous there, resolvers are
 * not.
 *
 * @param exchange the exchange
 * @param principal the principal, or {@code null} if nobody is authenticated
 */
public record AuthenticatedExchange(ServerWebExchange exchange, @Nullable Principal principal) {
}
