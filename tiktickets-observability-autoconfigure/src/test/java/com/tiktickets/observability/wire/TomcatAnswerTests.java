package com.tiktickets.observability.wire;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class TomcatAnswerTests extends AnswerScenarios {

	private static WireApplication application;

	@BeforeAll
	static void start() {
		application = WireApplication.start(AnsweringApplication.class);
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@Override
	WireApplication application() {
		return application;
	}

}
