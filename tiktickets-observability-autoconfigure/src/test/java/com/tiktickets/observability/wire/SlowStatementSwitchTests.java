package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SlowStatementSwitchTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	@Test
	void zeroLogsNoStatement() {
		try (WireApplication off = WireApplication.start(StatementTests.Database.class,
				"tiktickets.observability.jdbc.slow-query-threshold=0")) {
			off.context()
				.getBean(JdbcClient.class)
				.sql("select count(*) from system_range(1, 3000000) a where mod(a.x, 7) = 3 and sqrt(a.x) > ?")
				.param("1")
				.query(String.class)
				.single();
			await().atMost(SLOW)
				.untilAsserted(() -> assertThat(off.received().spans())
					.anyMatch((span) -> String.valueOf(span.attribute("db.query.text")).contains("system_range")));
			assertThat(off.received().logsWith("Slow statement")).isEmpty();
		}
	}

}
