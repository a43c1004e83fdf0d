package com.tiktickets.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Texts with and without sensitive values, made from rules. The same seed makes the same
 * texts. Nothing is taken from people: numbers are random digits with valid check digits.
 */
public final class RedactionCorpus {

	/** The seed of the corpus that all tests share. */
	public static final long SEED = 20261130;

	/** Sentences and formats that hold a value at the mark. */
	private static final List<String> FRAMES = List.of("Could not send to %s, retrying", "Falha ao enviar para %s",
			"Cliente %s não encontrado", "contact %s, ticket 4711", "{\"customer\":{\"contact\":\"%s\"},\"attempt\":3}",
			"{\\\"contact\\\":\\\"%s\\\",\\\"ok\\\":true}", "contact=%s, channel=whatsapp",
			"SELECT id FROM customer WHERE contact = '%s' AND active", "<contact>%s</contact>",
			"java.lang.IllegalStateException: no route to %s\n\tat com.example.Sender.send(Sender.java:42)",
			"first line\nsecond line with %s\nthird line", "[%s]", "(%s)", "value: %s.", "\"%s\"", "Olá, %s!", "%s",
			"https://api.example.com/v1/items?contact=%s&page=2",
			"https://a.example/?to=https%%3A%%2F%%2Fb.example%%2F%%3Fc%%3D%s%%26p%%3D2",
			"{\"log\":\"first line\\n%s\\tend\"}", "tickets.send{to=\"%s\",outcome=\"ok\"} 12.5",
			"2026-11-30T10:20:30.123Z  INFO 4711 --- [worker-1] c.e.Sender : sent to %s in 12 ms");

	/** Formats whose value has a key before it. */
	private static final List<String> KEY_FRAMES = List.of("%s=%s", "%s=%s, attempt=3", "%s: %s", "{\"%s\":\"%s\"}",
			"{\"%s\": \"%s\", \"ok\": true}", "{\\\"%s\\\":\\\"%s\\\"}", "login failed; %s=%s; user=ana",
			"https://api.example.com/v1/items?%s=%s&page=2", "<%1$s>%2$s</%1$s>", "'%s': '%s'", "%s = %s",
			"config\n  %s: %s\n  other: 1", "['%s' => '%s']", "https://a.example/?q=%%7B%%22%s%%22%%3A%%22%s%%22%%7D",
			"User[id=7, %s=%s]", "{\"log\":\"{\\\"%s\\\":\\\"%s\\\"}\"}", "<login %s=\"%s\"/>", "%s=\"%s\" next=1",
			"UPDATE account SET %s = '%s' WHERE id = 7");

	private static final List<String> SECRET_KEYS = List.of("password", "user_password", "newPassword", "db-password",
			"senha", "senha_antiga", "token", "access_token", "refreshToken", "x-api-token", "secret", "client_secret",
			"clientSecret", "api_key", "apiKey", "x-api-key", "private_key", "access-key", "authorization", "cookie",
			"set-cookie", "passwd", "pwd", "cvv", "otp", "pin", "pass", "session_id", "sessionId", "password_hash",
			"connection_string", "credential", "jwt", "PASSWORD", "API_KEY", "DB_PASSWORD");

	private final Random random;

	/**
	 * Creates a corpus.
	 * @param seed the same seed makes the same texts
	 */
	public RedactionCorpus(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * Returns all texts with a sensitive value, generated from {@link #SEED} and written
	 * by hand.
	 * @return the texts
	 */
	public static List<SensitiveText> allPositives() {
		List<SensitiveText> all = new ArrayList<>(new RedactionCorpus(SEED).positives());
		all.addAll(WrittenTexts.positives());
		return all;
	}

	/**
	 * Returns all texts without a sensitive value, generated from {@link #SEED} and
	 * written by hand.
	 * @return the texts
	 */
	public static List<String> allNegatives() {
		List<String> all = new ArrayList<>(new RedactionCorpus(SEED).negatives());
		all.addAll(WrittenTexts.negatives());
		return all;
	}

	/**
	 * Returns the generated texts with a sensitive value.
	 * @return the texts, the same for each corpus of a seed
	 */
	public List<SensitiveText> positives() {
		List<SensitiveText> texts = new ArrayList<>();
		values(texts, "EMAIL", this::email);
		values(texts, "PHONE", this::phone);
		values(texts, "WHATSAPP_ID", this::whatsAppId);
		values(texts, "CPF", this::cpf);
		values(texts, "CNPJ", this::cnpj);
		values(texts, "CARD", this::card);
		values(texts, "TOKEN", this::token);
		values(texts, "KEY", this::vendorKey);
		for (String key : SECRET_KEYS) {
			for (String frame : KEY_FRAMES) {
				String value = secret();
				texts.add(new SensitiveText("SECRET", frame.formatted(key, value), List.of(value)));
			}
		}
		for (int i = 0; i < 40; i++) {
			String credentials = pick("app", "", "svc-user") + ":" + secret();
			String scheme = pick("postgresql", "amqp", "redis", "https", "jdbc:postgresql");
			texts.add(new SensitiveText("CREDENTIALS",
					"Cannot connect to " + scheme + "://" + credentials + "@db.internal:5432/tickets",
					List.of(credentials)));
		}
		return texts;
	}

	private void values(List<SensitiveText> texts, String kind, Supplier<String> values) {
		for (int i = 0; i < 6; i++) {
			for (String frame : FRAMES) {
				String value = values.get();
				texts.add(new SensitiveText(kind, frame.formatted(value), List.of(withoutScheme(value))));
			}
		}
	}

	/** The scheme of an authorization stays. */
	private static String withoutScheme(String value) {
		return value.replaceFirst("^(?i:bearer|basic)(?: |%20)", "");
	}

	/**
	 * Returns the generated texts without a sensitive value.
	 * @return the texts, the same for each corpus of a seed
	 */
	public List<String> negatives() {
		List<String> texts = new ArrayList<>();
		List<Supplier<String>> values = List.of(() -> UUID.nameUUIDFromBytes(bytes(16)).toString(), () -> hex(32),
				() -> hex(16), () -> "2026-11-" + digits(2) + "T10:" + digits(2) + ":30." + digits(3) + "Z",
				() -> "17" + digits(11), () -> "17" + digits(14), () -> "17" + digits(17),
				() -> digits(1) + "." + digits(2) + "." + digits(1) + "-SNAPSHOT",
				() -> "10." + digits(2) + ".0." + digits(1), () -> "#" + digits(5), () -> "order-" + digits(8),
				() -> digits(6), this::cardWithWrongCheckDigit, () -> "git@github.com:example/" + word() + ".git",
				() -> "com.example." + word() + ".Service$Inner.handle(Service.java:" + digits(3) + ")",
				() -> digits(3) + "ms", () -> "0." + digits(8), () -> "page " + digits(2) + " of " + digits(2),
				() -> "HTTP/1.1 " + pick("200", "404", "503"), () -> word() + "-" + hex(8) + "-" + hex(5));
		for (int i = 0; i < 6; i++) {
			for (String frame : FRAMES) {
				for (Supplier<String> value : values) {
					texts.add(frame.formatted(value.get()));
				}
			}
		}
		return texts;
	}

	private String email() {
		String address = pick("ana", "joao.silva", "maria_souza", "suporte+br") + digits(2) + "@"
				+ pick("example.com", "mail.example.com.br", "empresa-exemplo.org");
		return maybe(address, (text) -> text.replace("@", "%40"));
	}

	private String phone() {
		String area = pick("11", "21", "31", "48", "85");
		String mobile = "9" + digits(4);
		return pick("+55 " + area + " " + mobile + "-" + digits(4), "+55" + area + mobile + digits(4),
				"55" + area + mobile + digits(4), "(" + area + ") " + mobile + "-" + digits(4),
				area + " " + mobile + "-" + digits(4), "55 " + area + " 3" + digits(3) + " " + digits(4),
				"%2B55" + area + mobile + digits(4), "+1 415 555 0" + digits(3),
				"+351 91" + digits(1) + " " + digits(3) + " " + digits(3),
				"+55 (" + area + ") " + mobile + " " + digits(4), "55" + area + "3" + digits(7));
	}

	private String whatsAppId() {
		String number = "5511" + "9" + digits(8);
		return pick(number + "@c.us", number + "@s.whatsapp.net", number + ":12@s.whatsapp.net",
				"1" + digits(14) + "@lid", "1203630" + digits(11) + "@g.us", number + "-" + digits(10) + "@g.us",
				number + "%40c.us");
	}

	private String cpf() {
		String base;
		do {
			base = digits(9);
		}
		while (base.chars().distinct().count() == 1);
		String all = base + CorpusDigits.cpf(base);
		return pick(all,
				all.substring(0, 3) + "." + all.substring(3, 6) + "." + all.substring(6, 9) + "-" + all.substring(9));
	}

	private String cnpj() {
		String letters = pick(digits(12), (hex(8) + digits(4)).toUpperCase(Locale.ROOT));
		String all = letters + CorpusDigits.cnpj(letters);
		String dotted = all.substring(0, 2) + "." + all.substring(2, 5) + "." + all.substring(5, 8) + "/"
				+ all.substring(8, 12) + "-" + all.substring(12);
		return pick(all, dotted, dotted.replace("/", "%2F"));
	}

	private String card() {
		String base = pick("4" + digits(14), "5" + (1 + this.random.nextInt(5)) + digits(13), "37" + digits(12),
				"6011" + digits(11), "4" + digits(11), "4" + digits(17), "62" + digits(14), "36" + digits(11));
		String all = base + CorpusDigits.luhn(base);
		return pick(all, grouped(all, " "), grouped(all, "-"), grouped(all, "."), grouped(all, "+"),
				grouped(all, "%20"), grouped(all, " - "));
	}

	private String cardWithWrongCheckDigit() {
		String base = "9" + digits(14);
		int wrong = (CorpusDigits.luhn(base) + 5) % 10;
		return base + wrong;
	}

	private String token() {
		String jwt = "eyJ" + base64(20) + ".eyJ" + base64(40) + "." + base64(30);
		String basic = Base64.getEncoder().encodeToString((word() + ":" + secret()).getBytes(StandardCharsets.UTF_8));
		return pick(jwt, "Bearer " + hex(40), "bearer " + jwt, "Basic " + basic, "Bearer%20" + hex(40));
	}

	private String vendorKey() {
		return pick("AKIA" + hex(16).toUpperCase(Locale.ROOT), "ghp_" + base62(36), "glpat-" + base62(20),
				"xoxb-" + digits(12) + "-" + base62(24), "sk-" + base62(48), "sk_live_" + base62(24),
				"AIza" + base62(35), "SG." + base62(22) + "." + base62(43), "npm_" + base62(36), "hf_" + base62(34),
				"github_pat_" + base62(22) + "_" + base62(59), "APP_USR-" + digits(16) + "-" + hex(32));
	}

	private String secret() {
		return "Zx" + base62(10) + "9q";
	}

	private String maybe(String text, UnaryOperator<String> change) {
		return (this.random.nextInt(4) == 0) ? change.apply(text) : text;
	}

	private static String grouped(String digits, String separator) {
		return digits.replaceAll("(.{4})(?=.)", "$1" + separator);
	}

	private String pick(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	private String word() {
		return pick("tickets", "billing", "worker", "gateway", "report");
	}

	private String digits(int length) {
		return characters(length, "0123456789");
	}

	private String hex(int length) {
		return characters(length, "0123456789abcdef");
	}

	private String base62(int length) {
		return characters(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
	}

	private String base64(int length) {
		return characters(length, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private String characters(int length, String alphabet) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(alphabet.charAt(this.random.nextInt(alphabet.length())));
		}
		return text.toString();
	}

}
