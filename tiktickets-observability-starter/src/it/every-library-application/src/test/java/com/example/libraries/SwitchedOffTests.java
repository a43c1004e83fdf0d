package com.example.libraries;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SwitchedOffTests {

	@Test
	void everyLibraryWorksAndNothingLeaves() throws Exception {
		try (Application application = Application.start("--otel.sdk.disabled=true")) {
			assertThat(application.libraries()).hasSizeGreaterThan(10);
			for (String library : application.libraries()) {
				application.call(library);
			}
			application.stop();
			assertThat(application.receiver().requests()).isZero();
		}
	}

}
