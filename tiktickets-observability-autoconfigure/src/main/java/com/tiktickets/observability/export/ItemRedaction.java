package com.tiktickets.observability.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import java.util.function.UnaryOperator;

/**
 * What is taken out of an item before the limits are applied, so that no value is cut in
 * the middle of what a pattern would find.
 *
 * @param text redacts names, messages and bodies that are text
 * @param attributes redacts attributes
 * @param value redacts structured bodies
 */
public record ItemRedaction(UnaryOperator<String> text, UnaryOperator<Attributes> attributes,
		UnaryOperator<Value<?>> value) {

	/** Takes nothing out. */
	public static final ItemRedaction NONE = new ItemRedaction(UnaryOperator.identity(), UnaryOperator.identity(),
			UnaryOperator.identity());

}
