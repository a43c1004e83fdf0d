package com.example.orders;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class OrderController {

	private static final Logger logger = LoggerFactory.getLogger(OrderController.class);

	private final OrderRepository orders;

	private final JdbcClient archive;

	private final List<HikariDataSource> pools;

	OrderController(OrderRepository orders, @Qualifier("archivePool") HikariDataSource archive,
			List<HikariDataSource> pools) {
		this.orders = orders;
		this.archive = JdbcClient.create(archive);
		this.pools = pools;
	}

	@GetMapping("/orders/{id}")
	String order(@PathVariable long id) {
		String article = this.orders.findById(id).orElseThrow().getArticle();
		logger.info("Found order {}", id);
		int archived = this.archive.sql("select count(*) from information_schema.tables where table_name = 'ORDERS'")
			.query(Integer.class)
			.single();
		return article + " " + archived;
	}

	@GetMapping("/pools")
	String pools() {
		return this.pools.stream()
			.map((pool) -> pool.getPoolName() + ":" + pool.getHikariPoolMXBean().getTotalConnections())
			.sorted()
			.collect(Collectors.joining(" "));
	}

}
