package com.tiktickets.observability.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Explains an {@link InvalidPropertyException}. */
class InvalidPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidPropertyException cause) {
		String description = String.format("The property '%s' has the value '%s', but %s.", cause.getProperty(),
				cause.getValue(), cause.getReason());
		return new FailureAnalysis(description, cause.getFix(), cause);
	}

}
