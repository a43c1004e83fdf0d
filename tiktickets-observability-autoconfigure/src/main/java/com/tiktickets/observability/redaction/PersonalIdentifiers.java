package com.tiktickets.observability.redaction;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns phone numbers and WhatsApp's addresses (JIDs) into keyed hashes: the same person
 * has the same value wherever the key is the same, and without the key nobody can try all
 * numbers. The values are {@code person:} or {@code group:} and 16 hex digits, the first
 * 64 bits of HMAC-SHA256. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2104">RFC 2104</a>
 */
public final class PersonalIdentifiers {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String PERSON = "person:";

	private static final String GROUP = "group:";

	private static final int KEY_LENGTH = 32;

	private static final int HASH_LENGTH = 8;

	private static final int MAX_DIGITS = 15;

	/** {@code user[.agent][:device]@server}, the server one of WhatsApp's. */
	private static final Pattern JID = Pattern.compile(
			"([A-Za-z0-9+-]{1,64})(?:[._]\\d{1,3})?(?::\\d{1,5})?@(s\\.whatsapp\\.net|c\\.us|g\\.us|lid|hosted(?:\\.lid)?"
					+ "|broadcast|newsletter|call|bot)(?![\\w-])",
			Pattern.CASE_INSENSITIVE);

	/** A number as people write it: 8 to 15 digits, a plus before it or marks between. */
	private static final Pattern PHONE = Pattern
		.compile("(?<![\\w.:/@+-])(?:\\+\\d|\\(\\d|\\d)(?:[ .()/-]{0,2}\\d){7,14}\\)?(?![\\w:@-])");

	private final SecretKeySpec key;

	/** Never used itself, so that threads can copy it. */
	private final Mac prototype;

	private PersonalIdentifiers(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
		this.prototype = mac(this.key);
	}

	/**
	 * Returns hashes that every process with this key shares.
	 * @param key a secret of the deployment
	 * @return the hashes
	 */
	public static PersonalIdentifiers keyed(String key) {
		return new PersonalIdentifiers(key.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Returns hashes that no other process can repeat.
	 * @return the hashes
	 */
	public static PersonalIdentifiers unrepeatable() {
		byte[] key = new byte[KEY_LENGTH];
		new SecureRandom().nextBytes(key);
		return new PersonalIdentifiers(key);
	}

	/**
	 * Returns what stands for an identifier. A phone number and the address with that
	 * number are the same person, on whatever device; text that is neither is hashed as
	 * it is.
	 * @param identifier a phone number in international form, or a JID
	 * @return the hash, empty for empty text
	 */
	public String hash(String identifier) {
		String text = identifier.strip();
		if (text.isEmpty()) {
			return "";
		}
		Matcher jid = JID.matcher(text);
		if (jid.matches()) {
			return hashJid(jid.group(1), jid.group(2).toLowerCase(Locale.ROOT));
		}
		String digits = digits(text);
		boolean phone = PHONE.matcher(text).matches() && digits.length() <= MAX_DIGITS;
		return PERSON + hmac(phone ? digits : text);
	}

	/**
	 * Returns a text in which every phone number and address is replaced by what stands
	 * for it. What looks like a phone number and is none is replaced as well.
	 * @param text any text
	 * @return the text without them
	 */
	public String redact(String text) {
		String withoutJids = JID.matcher(text).replaceAll((match) -> hash(match.group()));
		return PHONE.matcher(withoutJids).replaceAll((match) -> hash(match.group()));
	}

	private String hashJid(String user, String server) {
		return switch (server) {
			case "s.whatsapp.net", "c.us", "hosted" -> PERSON + hmac(digitsOr(user));
			case "lid", "hosted.lid" -> PERSON + hmac(user + "@lid");
			default -> GROUP + hmac(user + "@" + server);
		};
	}

	private static String digitsOr(String user) {
		String digits = digits(user);
		return (digits.length() == user.length() - (user.startsWith("+") ? 1 : 0)) ? digits : user;
	}

	private static String digits(String text) {
		StringBuilder digits = new StringBuilder(text.length());
		text.chars().filter((c) -> c >= '0' && c <= '9').forEach((c) -> digits.append((char) c));
		return digits.toString();
	}

	private String hmac(String canonical) {
		byte[] hash = copy().doFinal(canonical.getBytes(StandardCharsets.UTF_8));
		return HexFormat.of().formatHex(hash, 0, HASH_LENGTH);
	}

	/** A copy is made in a fraction of the time that a new one takes. */
	private Mac copy() {
		try {
			return (Mac) this.prototype.clone();
		}
		catch (CloneNotSupportedException ex) {
			return mac(this.key);
		}
	}

	private static Mac mac(SecretKeySpec key) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(key);
			return mac;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
