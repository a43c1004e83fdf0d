package com.tiktickets.sample.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.sample.Agents;
import com.tiktickets.sample.SampleTest;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@SampleTest
@ExtendWith(OutputCaptureExtension.class)
class NotificationTests {

	@Autowired
	private Agents agents;

	@Test
	void agentsAreNotifiedOfNewTicketThroughTheHook(CapturedOutput output) {
		UUID id = this.agents.loggedIn("ana@acme").open("Ring").id();

		Awaitility.await()
			.untilAsserted(() -> assertThat(output).contains("Ringing the agents' phones ticket.id=" + id)
				.contains("Agents notified ticket.id=" + id));
	}

}
