package com.tiktickets.observability.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveKeysTests {

	@ParameterizedTest
	@ValueSource(strings = { "password", "newPassword", "DBPassword", "DB_PASSWORD", "user-password", "password2",
			"spring.datasource.password", "password_hash", "senha", "senhaAntiga", "senha_nova", "chave_api", "token",
			"accessToken", "x-api-key", "APIKey", "apikey", "cvv", "card_number", "otp", "pin", "sessionId",
			"session.id", "JSESSIONID", "http.request.header.authorization", "set-cookie", "connection_string" })
	void keyOfASecret(String key) {
		assertThat(SensitiveKeys.kindOf(key)).isEqualTo(SensitiveData.SECRET);
	}

	@ParameterizedTest
	@ValueSource(strings = { "message_body", "messageText", "msg.body", "message-content" })
	void keyOfAMessage(String key) {
		assertThat(SensitiveKeys.kindOf(key)).isEqualTo(SensitiveData.MESSAGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "7", "_", "ticket", "token_count", "max_tokens", "next_page_token", "pageToken",
			"password_changed_at", "passwordLength", "primary_key", "key", "message", "body", "message_id", "session",
			"user.id", "pinned", "shipping.pin", "author", "secretary", "tokenizer", "cookies_enabled" })
	void ordinaryKey(String key) {
		assertThat(SensitiveKeys.kindOf(key)).isNull();
	}

}
