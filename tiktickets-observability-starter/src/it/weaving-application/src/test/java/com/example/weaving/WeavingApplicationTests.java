package com.example.weaving;

import com.tiktickets.observability.test.OtlpReceiver;
import com.tiktickets.observability.test.ReceivedPoint;
import com.tiktickets.observability.test.ReceivedSpan;
import org.junit.jupiter.api.Test;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class WeavingApplicationTests {

	@Test
	void aspectsOfTheApplicationMakeOneSpanEachAndMeasure() throws Exception {
		try (OtlpReceiver receiver = OtlpReceiver.start();
				ConfigurableApplicationContext context = new SpringApplicationBuilder(WeavingApplication.class).run(
						"--server.port=0", "--otel.exporter.otlp.endpoint=" + receiver.endpoint(),
						"--otel.bsp.schedule.delay=50ms", "--otel.metric.export.interval=200ms")) {
			TicketImport ticketImport = context.getBean(TicketImport.class);
			ticketImport.withSpan();
			ticketImport.observed();
			ticketImport.timed();
			await().untilAsserted(() -> assertThat(receiver.received().points()).extracting(ReceivedPoint::metric)
				.contains("ticket.import", "ticket.import.time"));
			await().untilAsserted(() -> assertThat(receiver.received().spans()).extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("TicketImport.withSpan", "TicketImport#observed"));
		}
	}

}
