package com.tiktickets.sample.telemetry.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Formats values for the templates of the page.
 */
final class ValueFormatter {

	private static final int BRIEF = 200;

	private static final int LONG = 4_000;

	static final int COLOURS = 8;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

	public String time(Instant time) {
		return TIME.format(time.atZone(ZoneId.systemDefault()));
	}

	public String duration(long nanos) {
		if (nanos == 0) {
			return "0";
		}
		if (nanos < 1_000_000) {
			return digits(nanos / 1e3) + " µs";
		}
		return (nanos < 1_000_000_000) ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
	}

	public String number(@Nullable Double value, String unit) {
		if (value == null) {
			return "–";
		}
		if (unit.equals("s")) {
			return duration(Math.round(value * 1e9));
		}
		if (unit.equals("By")) {
			return bytes(Math.round(value));
		}
		String plain = brief(unit.replaceAll("[{}]", "").replaceAll("^1", ""));
		return (digits(value) + " " + plain).strip();
	}

	public String count(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	public String bytes(long bytes) {
		if (bytes < 1_000_000) {
			return digits(bytes / 1e3) + " kB";
		}
		return (bytes < 1_000_000_000) ? digits(bytes / 1e6) + " MB" : digits(bytes / 1e9) + " GB";
	}

	/** Three significant digits are what one can compare at a glance. */
	private static String digits(double value) {
		double size = Math.abs(value);
		String pattern = (size >= 100 || Math.abs(value - Math.rint(value)) < 0.005) ? "%,.0f"
				: (size >= 10) ? "%.1f" : "%.2f";
		return String.format(Locale.ROOT, pattern, value);
	}

	/** The same name has the same colour everywhere, and after a restart too. */
	public String colour(String name) {
		return "c" + colourNumber(name);
	}

	static int colourNumber(String name) {
		int hash = 54;
		for (int i = 0; i < name.length(); i++) {
			hash = hash * 37 + name.charAt(i);
		}
		return Math.floorMod(hash ^ (hash >>> 7), COLOURS);
	}

	/**
	 * On a logarithmic scale from 1 ms to 10 s: what takes a second would leave nothing
	 * to see of what takes ten milliseconds.
	 */
	public String share(long nanos) {
		double decades = Math.log10(Math.max(1e6, (double) nanos)) - 6;
		return String.format(Locale.ROOT, "%.1f%%", Math.min(100, Math.max(1, decades * 25)));
	}

	/** Emitters send attributes in no order; a reader looks them up by name. */
	public Map<String, Object> sorted(Map<String, Object> attributes) {
		return new TreeMap<>(attributes);
	}

	public boolean isLong(Object value) {
		return value.toString().length() > BRIEF;
	}

	public String brief(Object value) {
		return visible(value.toString(), BRIEF);
	}

	public String text(Object value) {
		return visible(value.toString(), LONG);
	}

	public String stack(String stack) {
		return visible(stack, 10 * LONG);
	}

	public boolean isCut(Object value) {
		return value.toString().length() > LONG;
	}

	/**
	 * Control characters, and those that turn the direction of what follows, would be
	 * invisible and are not harmless.
	 */
	private static String visible(String text, int longest) {
		int end = Math.min(longest, text.length());
		StringBuilder visible = new StringBuilder(end + 1);
		for (int i = 0; i < end; i++) {
			char character = text.charAt(i);
			boolean harmless = character == '\n' || character == '\t'
					|| (!Character.isISOControl(character) && Character.getType(character) != Character.FORMAT);
			visible.append(harmless ? character : (character < ' ') ? (char) ('\u2400' + character) : '\uFFFD');
		}
		return (end < text.length()) ? visible.append('…').toString() : visible.toString();
	}

}
