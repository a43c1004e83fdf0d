package com.tiktickets.observability.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PrivateFieldTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(PrivateField.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	@BeforeEach
	void attach() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setLevel(Level.DEBUG);
	}

	@AfterEach
	void detach() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(null);
	}

	@Test
	void fieldOfSuperclassIsRead() {
		assertThat(PrivateField.of(new Derived("a"), "name", String.class).value()).isEqualTo("a");
	}

	@Test
	void fieldWithoutValueIsField() {
		assertThat(PrivateField.of(new Base(null), "name", String.class)).isNotNull()
			.extracting(PrivateField::value)
			.isNull();
	}

	@Test
	void fieldIsWritten() {
		Base owner = new Base("a");
		PrivateField.of(owner, "name", String.class).set("b");
		assertThat(owner.name).isEqualTo("b");
	}

	@Test
	void missingFieldIsNoField() {
		assertThat(PrivateField.of(new Base("a"), "title", String.class)).isNull();
	}

	@Test
	void fieldOfAnotherTypeIsNoField() {
		assertThat(PrivateField.of(new Base("a"), "name", Integer.class)).isNull();
	}

	@Test
	void fieldThatCannotBeWrittenKeepsItsValue() {
		Fixed owner = new Fixed("a");
		assertThatCode(() -> PrivateField.of(owner, "name", String.class).set("b")).doesNotThrowAnyException();
		assertThat(owner.name()).isEqualTo("a");
	}

	@Test
	void missingFieldIsLoggedOnceAtDebug() {
		PrivateField.of(new Derived("a"), "subject", String.class);
		PrivateField.of(new Derived("b"), "subject", String.class);
		assertThat(this.log.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).isEqualTo(Level.DEBUG);
			assertThat(event.getFormattedMessage()).contains(Derived.class.getName(), "subject");
		});
	}

	private static class Base {

		private final String name;

		private Base(String name) {
			this.name = name;
		}

	}

	private static final class Derived extends Base {

		private Derived(String name) {
			super(name);
		}

	}

	/** The runtime lets nobody write a component of a record. */
	private record Fixed(String name) {
	}

}
