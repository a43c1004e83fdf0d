package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedLog;
import com.tiktickets.observability.test.ReceivedSpan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;

class StatementTests {

	private static final Duration SLOW = Duration.ofSeconds(30);

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(Database.class, "tiktickets.observability.jdbc.slow-query-threshold=300ms");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void literalOfPreparedStatementDoesNotLeave() {
		query("select 'hunter2' || ? || '5511987654321' from dual where 4711 < 4712");
		ReceivedSpan span = spanWith("from dual");
		assertThat(span.attributes()).containsEntry("db.query.text", "select ? || ? || ? from dual where ? < ?");
		assertThat(application.received().items())
			.noneMatch((item) -> item.toString().contains("hunter2") || item.toString().contains("4711"));
	}

	@Test
	void slowStatementIsLoggedInItsTraceUnderItsTenant() {
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			query("select count(*) from system_range(1, 20000000) a where mod(a.x, 7) = 3 and sqrt(a.x) > ?");
		}
		ReceivedSpan span = spanWith("system_range");
		long millis = (span.span().getEndTimeUnixNano() - span.span().getStartTimeUnixNano()) / 1_000_000;
		assertThat(millis).as("the statement has to be slow for this test").isGreaterThan(300);
		await().atMost(SLOW).untilAsserted(() -> assertThat(slow()).anySatisfy((log) -> {
			assertThat(log.spanId()).isEqualTo(span.spanId());
			assertThat(log.severity()).isEqualTo("WARN");
			assertThat(log.attributes()).containsEntry("tenant_id", "acme")
				.containsEntry("db.query.text", span.attribute("db.query.text"))
				.containsKey("statement.duration");
		}));
	}

	@Test
	void quickStatementIsNotLogged() {
		query("select cast(? as varchar) as quick_one");
		spanWith("quick_one");
		assertThat(slow()).noneMatch((log) -> log.toString().contains("quick_one"));
	}

	private static List<ReceivedLog> slow() {
		return application.received().logsWith("Slow statement");
	}

	private static void query(String sql) {
		application.context().getBean(JdbcClient.class).sql(sql).param("1").query(String.class).single();
	}

	private static ReceivedSpan spanWith(String text) {
		await().atMost(SLOW)
			.untilAsserted(() -> assertThat(application.received().spans())
				.anyMatch((span) -> String.valueOf(span.attribute("db.query.text")).contains(text)));
		return application.received()
			.spans()
			.stream()
			.filter((span) -> String.valueOf(span.attribute("db.query.text")).contains(text))
			.findFirst()
			.orElseThrow();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Database {

	}

}
