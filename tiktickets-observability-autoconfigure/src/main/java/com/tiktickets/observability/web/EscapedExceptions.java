package com.tiktickets.observability.web;

/** Is told exceptions that escape from a request, while its span is current. */
@FunctionalInterface
public interface EscapedExceptions {

	/**
	 * Takes note of an exception. Does not throw.
	 * @param exception the exception
	 */
	void escaped(Throwable exception);

}
