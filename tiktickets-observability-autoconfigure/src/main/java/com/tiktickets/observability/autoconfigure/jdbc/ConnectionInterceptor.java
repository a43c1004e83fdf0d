package com.tiktickets.observability.autoconfigure.jdbc;

import io.opentelemetry.instrumentation.jdbc.datasource.JdbcTelemetry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;

/** Instruments the connections of a data source, each connection once. Thread-safe. */
final class ConnectionInterceptor implements MethodInterceptor {

	private static final String INSTRUMENTED = "io.opentelemetry.instrumentation.jdbc.";

	/**
	 * All connections of such a pool lead to one database, so that its description is
	 * read once.
	 */
	private static final Set<String> POOLS = Set.of("com.zaxxer.hikari.HikariDataSource",
			"org.apache.tomcat.jdbc.pool.DataSourceProxy", "org.apache.commons.dbcp2.BasicDataSource",
			"oracle.ucp.jdbc.PoolDataSourceImpl", "org.h2.jdbcx.JdbcConnectionPool");

	private final DataSource target;

	private final JdbcTelemetry telemetry;

	private final @Nullable DataSource pool;

	ConnectionInterceptor(DataSource target, JdbcTelemetry telemetry) {
		this.target = target;
		this.telemetry = telemetry;
		this.pool = isPool(target.getClass()) ? telemetry.wrap(target) : null;
	}

	private static boolean isPool(@Nullable Class<?> type) {
		return type != null && (POOLS.contains(type.getName()) || isPool(type.getSuperclass()));
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		Object[] arguments = invocation.getArguments();
		if (invocation.getMethod().getReturnType() != Connection.class) {
			for (int i = 0; i < arguments.length; i++) {
				arguments[i] = original(arguments[i]);
			}
			return invocation.proceed();
		}
		if (this.target instanceof AbstractRoutingDataSource) {
			return instrumented((Connection) invocation.proceed());
		}
		DataSource instrumented = (this.pool != null) ? this.pool : this.telemetry.wrap(this.target);
		if (arguments.length == 0) {
			return instrumented.getConnection();
		}
		return (arguments.length == 2 && arguments[1] instanceof String password)
				? instrumented.getConnection((String) arguments[0], password)
				: instrumented((Connection) invocation.proceed());
	}

	/** The target of a routing data source may be instrumented itself. */
	private @Nullable Connection instrumented(@Nullable Connection connection) throws SQLException {
		return (connection == null || isInstrumented(connection)) ? connection
				: this.telemetry.wrap(new GivenConnection(connection)).getConnection();
	}

	/**
	 * A method of the data source that takes a connection expects the connection that the
	 * data source created.
	 */
	private static @Nullable Object original(@Nullable Object argument) {
		if (argument instanceof Connection connection && isInstrumented(connection)) {
			try {
				return connection.getMetaData().getConnection();
			}
			catch (SQLException ex) {
				return argument;
			}
		}
		return argument;
	}

	private static boolean isInstrumented(Connection connection) {
		return connection.getClass().getName().startsWith(INSTRUMENTED);
	}

	private static final class GivenConnection extends DelegatingDataSource {

		private final Connection connection;

		GivenConnection(Connection connection) {
			this.connection = connection;
		}

		@Override
		public Connection getConnection() {
			return this.connection;
		}

	}

}
