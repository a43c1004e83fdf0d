package com.tiktickets.observability.wire;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.h2.Driver;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.context.support.SimpleThreadScope;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseFactoryBean;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/**
 * Data sources of each kind that applications declare. Each leads to a database of its
 * own, which has the name of the bean.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class DataSourcesApplication {

	private static String url(String database) {
		return "jdbc:h2:mem:" + database;
	}

	private static HikariDataSource started(String database) {
		HikariConfig config = new HikariConfig();
		config.setJdbcUrl(url(database));
		config.setMaximumPoolSize(2);
		return new HikariDataSource(config);
	}

	private static SimpleDriverDataSource driver(String database) {
		return new SimpleDriverDataSource(new Driver(), url(database));
	}

	@Bean
	static BeanFactoryPostProcessor threadScope() {
		return (beans) -> beans.registerScope("thread", new SimpleThreadScope());
	}

	@Bean
	HikariDataSource hikari() {
		HikariDataSource pool = new HikariDataSource();
		pool.setJdbcUrl(url("hikari"));
		return pool;
	}

	@Bean
	HikariDataSource startedHikari() {
		return started("startedHikari");
	}

	@Bean
	OwnPool ownHikari() {
		OwnPool pool = new OwnPool();
		pool.setJdbcUrl(url("ownHikari"));
		return pool;
	}

	@Bean
	DataSource sameHikari(HikariDataSource hikari) {
		return hikari;
	}

	@Bean
	@Lazy
	HikariDataSource lateHikari() {
		return started("lateHikari");
	}

	@Bean
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.TARGET_CLASS)
	HikariDataSource scopedHikari() {
		return started("scopedHikari");
	}

	@Bean
	@Scope(scopeName = "thread", proxyMode = ScopedProxyMode.INTERFACES)
	DataSource scopedByInterface() {
		return started("scopedByInterface");
	}

	@Bean
	org.apache.tomcat.jdbc.pool.DataSource tomcat() {
		org.apache.tomcat.jdbc.pool.DataSource pool = new org.apache.tomcat.jdbc.pool.DataSource();
		pool.setUrl(url("tomcat"));
		pool.setDriverClassName("org.h2.Driver");
		return pool;
	}

	@Bean
	BasicDataSource dbcp() {
		BasicDataSource pool = new BasicDataSource();
		pool.setUrl(url("dbcp"));
		return pool;
	}

	@Bean
	DataSource h2() {
		JdbcDataSource h2 = new JdbcDataSource();
		h2.setURL(url("h2"));
		return h2;
	}

	@Bean
	DataSource h2Pool() {
		return JdbcConnectionPool.create(url("h2Pool"), "sa", "");
	}

	@Bean
	SimpleDriverDataSource simpleDriver() {
		return driver("simpleDriver");
	}

	@Bean
	SingleConnectionDataSource singleConnection() {
		return new SingleConnectionDataSource(url("singleConnection"), false);
	}

	@Bean
	SingleConnectionDataSource suppressedClose() {
		return new SingleConnectionDataSource(url("suppressedClose"), true);
	}

	@Bean
	EmbeddedDatabase embedded() {
		return new EmbeddedDatabaseBuilder().setType(EmbeddedDatabaseType.H2).setName("embedded").build();
	}

	@Bean
	EmbeddedDatabaseFactoryBean embeddedByFactory() {
		EmbeddedDatabaseFactoryBean factory = new EmbeddedDatabaseFactoryBean();
		factory.setDatabaseType(EmbeddedDatabaseType.H2);
		factory.setDatabaseName("embeddedByFactory");
		return factory;
	}

	@Bean
	Routing routingToBeans(HikariDataSource hikari, BasicDataSource dbcp) {
		return new Routing(Map.of("a", hikari, "b", dbcp));
	}

	@Bean
	Routing routingToOthers() {
		return new Routing(Map.of("a", started("routedA"), "b", started("routedB")));
	}

	@Bean
	Routes ownRouting() {
		return new Routes();
	}

	@Bean
	LazyConnectionDataSourceProxy lazyToBean(Routing routingToBeans) {
		return new LazyConnectionDataSourceProxy(routingToBeans);
	}

	@Bean
	LazyConnectionDataSourceProxy lazyToOther() {
		return new LazyConnectionDataSourceProxy(driver("lazyToOther"));
	}

	@Bean
	TransactionAwareDataSourceProxy transactionAware() {
		return new TransactionAwareDataSourceProxy(driver("transactionAware"));
	}

	@Bean
	DelegatingDataSource delegatingToBean(org.apache.tomcat.jdbc.pool.DataSource tomcat) {
		return new DelegatingDataSource(new TransactionAwareDataSourceProxy(tomcat));
	}

	@Bean
	DelegatingDataSource delegatingToOther() {
		return new DelegatingDataSource(driver("delegatingToOther"));
	}

	@Bean
	DataSource javaProxy() {
		return (DataSource) new ProxyFactory(driver("javaProxy")).getProxy();
	}

	@Bean
	DataSource classProxy() {
		ProxyFactory factory = new ProxyFactory(driver("classProxy"));
		factory.setProxyTargetClass(true);
		return (DataSource) factory.getProxy();
	}

	@Bean
	DataSource finalClass() {
		return new FinalDataSource("finalClass");
	}

	@Bean
	FinalDataSource finalClassByItself() {
		return new FinalDataSource("finalClassByItself");
	}

	/** A pool of the application's. */
	static class OwnPool extends HikariDataSource {

		String ownName() {
			return "own " + getJdbcUrl();
		}

	}

	/** Routes by the thread. */
	static class Routing extends AbstractRoutingDataSource {

		static final ThreadLocal<String> KEY = ThreadLocal.withInitial(() -> "a");

		Routing(Map<Object, Object> targets) {
			setTargetDataSources(targets);
		}

		@Override
		protected Object determineCurrentLookupKey() {
			return KEY.get();
		}

	}

	/** Routes in a way of its own. */
	static class Routes extends AbstractDataSource {

		private final Map<String, DataSource> targets = Map.of("a", driver("ownA"), "b", driver("ownB"));

		@Override
		public Connection getConnection() throws SQLException {
			return this.targets.get(Routing.KEY.get()).getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

	/** As Kotlin has classes. */
	static final class FinalDataSource extends AbstractDataSource {

		private final DataSource target;

		FinalDataSource(String database) {
			this.target = driver(database);
		}

		@Override
		public Connection getConnection() throws SQLException {
			return this.target.getConnection();
		}

		@Override
		public Connection getConnection(String username, String password) throws SQLException {
			return getConnection();
		}

	}

}
