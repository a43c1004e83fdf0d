package com.tiktickets.observability.tenant.propagation;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Names that are allowed, without regard to case: hosts, exchanges, channels. A {@code *}
 * stands for any characters. An empty list allows nothing. Immutable.
 */
public final class AllowList {

	private static final String WILDCARD = "*";

	private final Set<String> names;

	private final @Nullable Pattern patterns;

	private AllowList(Set<String> names, @Nullable Pattern patterns) {
		this.names = names;
		this.patterns = patterns;
	}

	/**
	 * Returns the list.
	 * @param allowed names, or patterns with {@code *}
	 * @return the list
	 */
	public static AllowList of(Collection<String> allowed) {
		Set<String> lower = allowed.stream().map((name) -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
		Set<String> names = lower.stream().filter((name) -> !name.contains(WILDCARD)).collect(Collectors.toSet());
		String patterns = lower.stream()
			.filter((name) -> name.contains(WILDCARD))
			.map(AllowList::toRegex)
			.collect(Collectors.joining("|"));
		return new AllowList(names, patterns.isEmpty() ? null : Pattern.compile(patterns, Pattern.DOTALL));
	}

	private static String toRegex(String pattern) {
		return "\\Q" + pattern.replace("\\E", "").replace(WILDCARD, "\\E.*\\Q") + "\\E";
	}

	/**
	 * Whether a name is allowed.
	 * @param name the name, may be {@code null} where a target has none
	 * @return whether it is on the list
	 */
	public boolean allows(@Nullable String name) {
		if (name == null) {
			return false;
		}
		String lower = name.toLowerCase(Locale.ROOT);
		return this.names.contains(lower) || (this.patterns != null && this.patterns.matcher(lower).matches());
	}

	/**
	 * Says who a name belongs to.
	 * @param name the name, may be {@code null} where a target has none
	 * @return {@link Target#OWN} if it is on the list
	 */
	public Target target(@Nullable String name) {
		return allows(name) ? Target.OWN : Target.THIRD_PARTY;
	}

}
