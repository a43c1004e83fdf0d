package com.tiktickets.observability.redaction;

import java.util.Locale;

/** Kinds of values that must not leave the process. Each has a switch of its own. */
public enum SensitiveData {

	/** The value of a key that names a secret, such as {@code password=…}. */
	SECRET,

	/** Bearer tokens, Basic credentials and JSON Web Tokens. */
	TOKEN,

	/** User and password in a URL. */
	CREDENTIALS,

	/**
	 * Keys that a vendor issues and that are recognized by their prefix, private keys.
	 */
	KEY,

	/** E-mail addresses. */
	EMAIL,

	/** WhatsApp's addresses (JIDs) of people and groups. */
	WHATSAPP_ID,

	/** Telephone numbers in international or Brazilian notation. */
	PHONE,

	/** Numbers of the Brazilian register of persons, with valid check digits. */
	CPF,

	/**
	 * Numbers of the Brazilian register of companies, with valid check digits; since 2026
	 * they may have letters.
	 */
	CNPJ,

	/** Payment cards: 13 to 19 digits with a valid check digit. */
	CARD,

	/** The text of a message of a customer, by its key. */
	MESSAGE,

	/** Addresses of IPv4 and IPv6. They stay unless the user switches this kind on. */
	IP_ADDRESS;

	private final String label = "[" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "]";

	/**
	 * Returns what replaces a value of this kind.
	 * @return the kind in brackets, such as {@code [email]}
	 */
	public String label() {
		return this.label;
	}

	/** Whether a value of this kind says who a person is. */
	boolean isPersonal() {
		return switch (this) {
			case EMAIL, WHATSAPP_ID, PHONE, CPF, CNPJ -> true;
			default -> false;
		};
	}

}
