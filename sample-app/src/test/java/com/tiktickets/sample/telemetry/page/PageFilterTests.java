package com.tiktickets.sample.telemetry.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.DispatcherServlet;

class PageFilterTests {

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LOCALHOST", "sample.localhost", "127.0.0.1", "127.1.2.3", "[::1]",
			"[0:0:0:0:0:0:0:1]" })
	void namesAndAddressesOfThisMachineAreLetIn(String host) throws Exception {
		assertThat(status(host, "127.0.0.1")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "rebound.example.com", "localhost.example.com", "127.0.0.1.example.com", "192.168.1.5",
			"8.8.8.8", "128.0.0.1", "beef", "[2001:db8::1]", "[::ffff:8.8.8.8]", "" })
	void allOthersAreRefused(String host) throws Exception {
		assertThat(status(host, "127.0.0.1")).isEqualTo(403);
	}

	@Test
	void whoComesFromElsewhereIsRefusedWhateverItCallsUs() throws Exception {
		assertThat(status("localhost", "192.168.1.5")).isEqualTo(403);
		assertThat(status("localhost", "0:0:0:0:0:0:0:1")).isEqualTo(200);
	}

	private static int status(String host, String localAddress) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/telemetry/traces");
		request.setServerName(host);
		request.setLocalAddr(localAddress);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new PageFilter(Mockito.mock(DispatcherServlet.class)).doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

}
