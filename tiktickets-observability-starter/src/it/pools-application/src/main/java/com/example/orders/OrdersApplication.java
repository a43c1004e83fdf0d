package com.example.orders;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

@SpringBootApplication
public class OrdersApplication {

	public static void main(String[] args) {
		SpringApplication.run(OrdersApplication.class, args);
	}

	@Bean
	@Primary
	@ConfigurationProperties("orders.datasource")
	HikariDataSource ordersPool() {
		return new HikariDataSource();
	}

	@Bean
	@ConfigurationProperties("archive.datasource")
	HikariDataSource archivePool() {
		return new HikariDataSource();
	}

}
