package com.tiktickets.sample.whatsapp;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where the Cloud API tells what becomes of messages, and what customers write.
 */
@RestController
class CloudWebhook {

	private final TenantSessions sessions;

	CloudWebhook(TenantSessions sessions) {
		this.sessions = sessions;
	}

	@PostMapping("/hooks/whatsapp/{number}")
	void tell(@PathVariable String number, @RequestBody Notice notice) {
		this.sessions.cloudSession(number).ifPresent((session) -> {
			notice.values()
				.flatMap(Value::eachStatus)
				.forEach((status) -> session.status(status.id(), status.status()));
			notice.values()
				.flatMap(Value::eachMessage)
				.forEach((message) -> session.received(message.id(), message.from(), message.type()));
		});
	}

	/** The part of a notice that is read here. */
	record Notice(@Nullable List<Entry> entry) {

		Stream<Value> values() {
			return orEmpty(this.entry).flatMap((one) -> orEmpty(one.changes())).map(Change::value);
		}

	}

	record Entry(@Nullable List<Change> changes) {
	}

	record Change(Value value) {
	}

	record Value(@Nullable List<Status> statuses, @Nullable List<Message> messages) {

		Stream<Status> eachStatus() {
			return orEmpty(this.statuses);
		}

		Stream<Message> eachMessage() {
			return orEmpty(this.messages);
		}

	}

	record Status(String id, @Nullable String status) {
	}

	record Message(String id, String from, @Nullable String type) {
	}

	private static <T> Stream<T> orEmpty(@Nullable List<T> list) {
		return (list != null) ? list.stream() : Stream.empty();
	}

}
