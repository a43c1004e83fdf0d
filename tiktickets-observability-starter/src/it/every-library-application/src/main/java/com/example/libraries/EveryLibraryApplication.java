package com.example.libraries;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class EveryLibraryApplication {

	public static void main(String[] args) {
		SpringApplication.run(EveryLibraryApplication.class, args);
	}

}
