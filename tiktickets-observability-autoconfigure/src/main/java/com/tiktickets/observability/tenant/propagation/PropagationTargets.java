package com.tiktickets.observability.tenant.propagation;

/**
 * What the tenant is told to. Immutable.
 *
 * @param hosts of HTTP requests
 * @param exchanges of messages
 * @param channels of publications
 */
public record PropagationTargets(AllowList hosts, AllowList exchanges, AllowList channels) {
}
