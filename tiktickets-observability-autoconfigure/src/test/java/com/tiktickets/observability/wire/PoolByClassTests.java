package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedSpan;
import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The pool that Spring Boot makes is injected by its class, as many applications do. */
class PoolByClassTests {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(PoolApplication.class, "spring.datasource.url=jdbc:h2:mem:by-class",
				"otel.instrumentation.jdbc.experimental.capture-query-parameters=true",
				"otel.instrumentation.jdbc.experimental.transaction.enabled=true",
				"otel.instrumentation.jdbc.experimental.datasource.enabled=true");
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Test
	void poolIsInjectedByItsClass() {
		PoolUser user = application.context().getBean(PoolUser.class);
		assertThat(user.pool().getJdbcUrl()).isEqualTo("jdbc:h2:mem:by-class");
		assertThat(user.byProvider()).isSameAs(user.pool());
	}

	@Test
	void statementOfPoolInjectedByItsClassIsOneSpanUnderItsTenant() {
		PoolUser user = application.context().getBean(PoolUser.class);
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			new JdbcTemplate(user.pool()).queryForObject("select 1 as by_class", Integer.class);
		}
		await().untilAsserted(() -> assertThat(spans()).hasSize(1));
		assertThat(spans().get(0).attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("db.namespace", "by-class");
	}

	@Test
	void statementAndPoolAreMeasured() {
		HikariDataSource pool = application.context().getBean(HikariDataSource.class);
		try (var scope = TenantContext.makeCurrent(TenantId.of("globex"))) {
			new JdbcTemplate(pool).queryForObject("select 1", Integer.class);
		}
		await().untilAsserted(() -> assertThat(application.received().pointsOf("db.client.operation.duration"))
			.anyMatch((point) -> "globex".equals(point.attribute("tenant_id"))));
		await().untilAsserted(() -> assertThat(application.received().pointsOf("db.client.connection.count"))
			.anyMatch((point) -> pool.getPoolName().equals(point.attribute("db.client.connection.pool.name"))));
	}

	@Test
	void propertiesOfOpenTelemetryCount() {
		HikariDataSource pool = application.context().getBean(HikariDataSource.class);
		Span span = application.context().getBean(OpenTelemetry.class).getTracer("test").spanBuilder("job").startSpan();
		try (var scope = span.makeCurrent()) {
			new TransactionTemplate(new DataSourceTransactionManager(pool))
				.executeWithoutResult((status) -> new JdbcTemplate(pool).queryForObject("select ? as parameter",
						String.class, "whatsapp"));
		}
		finally {
			span.end();
		}
		String trace = span.getSpanContext().getTraceId();
		await().untilAsserted(() -> assertThat(application.received().spansOf(trace)).extracting(ReceivedSpan::name)
			.containsExactlyInAnyOrder("job", "HikariDataSource.getConnection", "SELECT", "COMMIT"));
		assertThat(application.received().spansOf(trace))
			.anyMatch((received) -> "whatsapp".equals(received.attribute("db.query.parameter.0")));
	}

	private static List<ReceivedSpan> spans() {
		return application.received()
			.spans()
			.stream()
			.filter((span) -> String.valueOf(span.attribute("db.query.text")).contains("by_class"))
			.toList();
	}

	record PoolUser(HikariDataSource pool, ObjectProvider<HikariDataSource> provider) {

		HikariDataSource byProvider() {
			return this.provider.getObject();
		}

	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class PoolApplication {

		@Bean
		@Lazy
		PoolUser poolUser(HikariDataSource pool, ObjectProvider<HikariDataSource> provider) {
			return new PoolUser(pool, provider);
		}

	}

}
