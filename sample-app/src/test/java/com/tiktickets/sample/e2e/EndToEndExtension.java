package com.tiktickets.sample.e2e;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.jspecify.annotations.Nullable;

/**
 * Starts everything once for all test classes, and stops it when the last one is done.
 */
final class EndToEndExtension implements ParameterResolver {

	@Override
	public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
		return parameter.getParameter().getType() == EndToEnd.class;
	}

	@Override
	public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
		return context.getRoot()
			.getStore(ExtensionContext.Namespace.GLOBAL)
			.computeIfAbsent(Start.class, (key) -> new Start(), Start.class)
			.outcome();
	}

	/**
	 * One start, tried once: when it failed, each test says why without trying again.
	 */
	private static final class Start implements AutoCloseable {

		private final EndToEnd endToEnd = new EndToEnd();

		private final @Nullable RuntimeException failure = tryToStart();

		private @Nullable RuntimeException tryToStart() {
			try {
				this.endToEnd.start();
				return null;
			}
			catch (RuntimeException ex) {
				return ex;
			}
		}

		EndToEnd outcome() {
			if (this.failure != null) {
				throw this.failure;
			}
			return this.endToEnd;
		}

		@Override
		public void close() {
			this.endToEnd.close();
		}

	}

}
