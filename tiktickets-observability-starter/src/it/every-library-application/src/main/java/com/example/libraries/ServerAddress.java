package com.example.libraries;

import java.net.URI;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

@Component
class ServerAddress {

	private final ServletWebServerApplicationContext context;

	ServerAddress(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	URI uri(String path) {
		return URI.create("http://localhost:" + this.context.getWebServer().getPort() + path);
	}

}
