package com.tiktickets.observability.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineWordsTests {

	@ParameterizedTest
	@CsvSource({ "-1, ERROR", "0, PENDING", "1, SERVER", "2, DEVICE", "3, READ", "4, PLAYED", "9, PLAYED",
			"-7, ERROR" })
	void numberOfBrowserEngineIsLevel(int number, AckLevel level) {
		assertThat(AckLevel.ofNumber(number)).isEqualTo(level);
	}

	@ParameterizedTest
	@CsvSource({ "sent, SERVER", "delivered, DEVICE", "read, READ", "played, PLAYED", "failed, ERROR",
			"deleted, PENDING", ", PENDING" })
	void statusOfCloudApiIsLevel(String status, AckLevel level) {
		assertThat(AckLevel.ofStatus(status)).isEqualTo(level);
	}

	@ParameterizedTest
	@CsvSource({ "LOGOUT, LOGOUT", "conflict, CONFLICT", "NAVIGATION, NAVIGATION", "TIMEOUT, NETWORK",
			"Max qrcode retries reached, SCAN_TIMEOUT", "5511987654321@c.us left, OTHER", ", OTHER" })
	void reasonOfEngineIsOneOfFewWords(String text, DisconnectReason reason) {
		assertThat(DisconnectReason.of(text)).isEqualTo(reason);
	}

	@ParameterizedTest
	@CsvSource({ "chat, TEXT", "text, TEXT", "ptt, VOICE", "vcard, CONTACT", "contacts, CONTACT",
			"e2e_notification, OTHER", ", OTHER" })
	void typeOfEngineIsOneOfFewWords(String text, MessageType type) {
		assertThat(MessageType.of(text)).isEqualTo(type);
	}

}
