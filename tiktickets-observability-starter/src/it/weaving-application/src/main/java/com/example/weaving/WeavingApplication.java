package com.example.weaving;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
public class WeavingApplication {

}
