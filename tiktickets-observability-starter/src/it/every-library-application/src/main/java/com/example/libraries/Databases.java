package com.example.libraries;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

/** R2DBC and MongoDB; JDBC is there for Spring Batch. */
@Configuration(proxyBeanMethods = false)
class Databases {

	@Bean
	DataSource dataSource() {
		return DataSourceBuilder.create().url("jdbc:h2:mem:batch;DB_CLOSE_DELAY=-1").username("sa").build();
	}

	@Bean(destroyMethod = "shutdownNow")
	MongoServer mongoServer() {
		return new MongoServer(new MemoryBackend());
	}

	@Bean
	MongoConnection mongoConnection(MongoServer server) {
		return new MongoConnection(server.bind());
	}

	/** The pool is injected by its class. */
	@Bean
	Call r2dbc(ConnectionPool pool) {
		return () -> select(DatabaseClient.create(pool));
	}

	@Bean(defaultCandidate = false)
	ConnectionFactory ownConnections() {
		return ConnectionFactories.get("r2dbc:h2:mem:///own");
	}

	@Bean
	Call r2dbcWithoutPool(@Qualifier("ownConnections") ConnectionFactory connections) {
		return () -> select(DatabaseClient.create(connections));
	}

	private static void select(DatabaseClient client) {
		client.sql("select 1 + 1").map((row) -> row.get(0)).one().block();
	}

	@Bean
	Call mongodb(MongoTemplate mongo) {
		return () -> mongo.insert(new Ticket(UUID.randomUUID().toString(), "Printer is on fire"));
	}

	record Ticket(String id, String subject) {
	}

}
