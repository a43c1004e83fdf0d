package com.tiktickets.observability.tenant;

/**
 * Knows which tenants exist. If the application has a bean of this type, an id that a
 * request, a message, a connection or a WhatsApp session names counts only if the tenant
 * exists. Otherwise the operation belongs to {@link TenantId#UNKNOWN}, no weaker source
 * is believed instead, and {@code tenant.rejections} counts the id.
 * <p>
 * The starter calls the verifier on the thread of the operation, from many threads at
 * once, and before the tenant of the operation is known. An implementation is
 * thread-safe, does not block, and answers from memory: caching is the responsibility of
 * the application. If the verifier throws an exception, the id is not believed.
 *
 * <pre class="code">
 * &#64;Bean
 * TenantVerifier tenantVerifier(TenantCache tenants) {
 *     return (tenant) -&gt; tenants.contains(tenant.value());
 * }
 * </pre>
 */
@FunctionalInterface
public interface TenantVerifier {

	/**
	 * Says whether a tenant exists.
	 * @param tenant a well-formed id, never a reserved one such as
	 * {@link TenantId#SYSTEM}
	 * @return whether the tenant exists
	 */
	boolean exists(TenantId tenant);

}
