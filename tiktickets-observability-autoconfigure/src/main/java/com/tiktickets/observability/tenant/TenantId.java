package com.tiktickets.observability.tenant;

import org.jspecify.annotations.Nullable;

/**
 * A validated tenant id: 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}, the first one a
 * letter or digit. Ids that start with an underscore are reserved for work that has no
 * tenant. Immutable.
 */
public final class TenantId {

	/** Most characters an id may have. */
	public static final int MAX_LENGTH = 64;

	/** Work that belongs to no tenant. */
	public static final TenantId SYSTEM = new TenantId("_system");

	/** A request that should have a tenant and has none. */
	public static final TenantId UNKNOWN = new TenantId("_unknown");

	/** Tenants beyond the cap on metric series. */
	public static final TenantId OTHER = new TenantId("_other");

	private final String value;

	private TenantId(String value) {
		this.value = value;
	}

	/**
	 * Returns the tenant of this id.
	 * @param value the id
	 * @return the tenant
	 * @throws IllegalArgumentException if the id is not valid; the message does not
	 * repeat the id
	 */
	public static TenantId of(String value) {
		TenantId id = parse(value);
		if (id == null) {
			throw new IllegalArgumentException("Not a tenant id: 1 to " + MAX_LENGTH
					+ " letters, digits, dots, underscores or hyphens are allowed, the first a letter or digit");
		}
		return id;
	}

	/**
	 * Returns the tenant of this id, for text from outside.
	 * @param value the text, may be anything
	 * @return the tenant, or {@code null} if the text is not a valid id
	 */
	public static @Nullable TenantId parse(@Nullable String value) {
		if (value == null || value.isEmpty() || value.length() > MAX_LENGTH || !isAlphanumeric(value.charAt(0))) {
			return null;
		}
		for (int i = 1; i < value.length(); i++) {
			char c = value.charAt(i);
			if (!isAlphanumeric(c) && c != '-' && c != '_' && c != '.') {
				return null;
			}
		}
		return new TenantId(value);
	}

	private static boolean isAlphanumeric(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

	/**
	 * Returns the id as it is emitted.
	 * @return the id
	 */
	public String value() {
		return this.value;
	}

	/**
	 * Whether this stands for the absence of a tenant.
	 * @return {@code true} for {@link #SYSTEM}, {@link #UNKNOWN} and {@link #OTHER}
	 */
	public boolean isReserved() {
		return this.value.charAt(0) == '_';
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof TenantId that && this.value.equals(that.value));
	}

	@Override
	public int hashCode() {
		return this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.value;
	}

}
