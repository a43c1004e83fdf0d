package com.tiktickets.observability.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.tiktickets.observability.tenant.TenantContext;
import com.tiktickets.observability.tenant.TenantId;
import com.tiktickets.observability.test.ReceivedSpan;
import com.tiktickets.observability.wire.DataSourcesApplication.OwnPool;
import com.tiktickets.observability.wire.DataSourcesApplication.Routing;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Data sources of each kind keep their class, and each statement is one span. */
@ExtendWith(OutputCaptureExtension.class)
class DataSourceTests {

	private static final AtomicInteger STATEMENTS = new AtomicInteger();

	private static WireApplication application;

	private static String startOutput;

	@BeforeAll
	static void start(CapturedOutput output) {
		application = WireApplication.start(DataSourcesApplication.class);
		startOutput = output.getAll();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "hikari", "startedHikari", "ownHikari", "lateHikari", "scopedHikari", "scopedByInterface",
			"tomcat", "dbcp", "h2", "h2Pool", "simpleDriver", "singleConnection", "suppressedClose", "embedded",
			"embeddedByFactory", "lazyToOther", "transactionAware", "delegatingToOther", "javaProxy", "classProxy",
			"finalClass" })
	void statementIsOneSpanUnderItsTenant(String bean) {
		assertThat(spanOf(dataSource(bean)).attributes()).containsEntry("tenant_id", "acme")
			.containsEntry("db.namespace", bean.toLowerCase(Locale.ROOT))
			.containsEntry("db.system.name", "h2database");
	}

	@ParameterizedTest
	@CsvSource({ "sameHikari, hikari", "lazyToBean, hikari", "delegatingToBean, tomcat" })
	void statementThroughSeveralBeansIsOneSpan(String bean, String database) {
		assertThat(spanOf(dataSource(bean)).attributes()).containsEntry("db.namespace", database);
	}

	@ParameterizedTest
	@CsvSource({ "routingToBeans, hikari, dbcp", "routingToOthers, routeda, routedb", "ownRouting, owna, ownb",
			"lazyToBean, hikari, dbcp" })
	void statementNamesTheDatabaseThatItWasRoutedTo(String bean, String first, String second) {
		assertThat(spanOf(dataSource(bean)).attribute("db.namespace")).isEqualTo(first);
		Routing.KEY.set("b");
		try {
			assertThat(spanOf(dataSource(bean)).attribute("db.namespace")).isEqualTo(second);
		}
		finally {
			Routing.KEY.remove();
		}
	}

	@Test
	void everyBeanHasTheClassThatItsMethodReturns() {
		ConfigurableListableBeanFactory beans = application.context().getBeanFactory();
		Map<String, Class<?>> promised = new HashMap<>();
		for (String name : beans.getBeanNamesForType(DataSource.class)) {
			promised.put(name, beans.getMergedBeanDefinition(name).getResolvableType().resolve(Object.class));
		}
		promised.values().removeIf((type) -> !DataSource.class.isAssignableFrom(type));
		assertThat(promised).isNotEmpty()
			.allSatisfy((name, type) -> assertThat(beans.getBean(name)).isInstanceOf(type));
	}

	@Test
	void poolIsUsedAsItsClass() {
		HikariDataSource pool = (HikariDataSource) dataSource("startedHikari");
		HikariPoolMXBean state = pool.getHikariPoolMXBean();
		assertThat(pool.getJdbcUrl()).isEqualTo("jdbc:h2:mem:startedHikari");
		assertThat(state.getTotalConnections()).isPositive();
		pool.setMaximumPoolSize(7);
		assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
		assertThat(((OwnPool) dataSource("ownHikari")).ownName()).isEqualTo("own jdbc:h2:mem:ownHikari");
	}

	@Test
	void connectionIsGivenBackAsItWasTaken() throws SQLException {
		HikariDataSource pool = (HikariDataSource) dataSource("hikari");
		try (Connection connection = pool.getConnection()) {
			pool.evictConnection(connection);
		}
		await().untilAsserted(() -> assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero());
	}

	/** As Spring Boot does for Flyway and Liquibase with a user of their own. */
	@ParameterizedTest
	@ValueSource(strings = { "startedHikari", "tomcat", "dbcp" })
	void dataSourceIsDerivedFromPool(String bean) {
		DataSource derived = DataSourceBuilder.derivedFrom(dataSource(bean)).username("").password("").build();
		assertThat(AopUtils.isAopProxy(derived)).isFalse();
		assertThat(new JdbcTemplate(derived).queryForObject("select 1", Integer.class)).isOne();
	}

	@Test
	void lazyConnectionIsNotFetchedBeforeItsFirstStatement() throws SQLException {
		HikariDataSource pool = (HikariDataSource) dataSource("hikari");
		try (Connection connection = dataSource("lazyToBean").getConnection()) {
			assertThat(connection.isClosed()).isFalse();
			assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
		}
	}

	@Test
	void singleConnectionIsNotClosed() {
		JdbcTemplate template = new JdbcTemplate(dataSource("singleConnection"));
		template.execute("create local temporary table kept (id int)");
		assertThat(template.queryForObject("select count(*) from kept", Integer.class)).isZero();
	}

	@Test
	void statementsOfTransactionAreSeen() {
		DataSource pool = dataSource("startedHikari");
		new TransactionTemplate(new DataSourceTransactionManager(pool)).executeWithoutResult((status) -> {
			new JdbcTemplate(pool).execute("create local temporary table within (id int) transactional");
			assertThat(new JdbcTemplate(pool).queryForObject("select count(*) from within", Integer.class)).isZero();
		});
		await().untilAsserted(() -> assertThat(spansWith("from within")).hasSize(1));
	}

	@Test
	void dataSourceThatCannotBeSeenStaysAsItIsAndIsNamed() {
		new JdbcTemplate(dataSource("finalClassByItself")).queryForObject("select 1", Integer.class);
		assertThat(startOutput).containsOnlyOnce("make no spans")
			.contains("Statements of data source 'finalClassByItself' make no spans");
	}

	private static DataSource dataSource(String bean) {
		return application.context().getBean(bean, DataSource.class);
	}

	private static ReceivedSpan spanOf(DataSource dataSource) {
		String name = "statement_" + STATEMENTS.incrementAndGet() + "_";
		try (var scope = TenantContext.makeCurrent(TenantId.of("acme"))) {
			new JdbcTemplate(dataSource).queryForObject("select 1 as " + name, Integer.class);
			new JdbcTemplate(dataSource).queryForObject("select 2 as after_" + name, Integer.class);
		}
		await().untilAsserted(() -> assertThat(spansWith("after_" + name)).hasSize(1));
		List<ReceivedSpan> spans = spansWith("as " + name);
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	private static List<ReceivedSpan> spansWith(String text) {
		return application.received()
			.spans()
			.stream()
			.filter((span) -> String.valueOf(span.attribute("db.query.text")).contains(text))
			.toList();
	}

}
