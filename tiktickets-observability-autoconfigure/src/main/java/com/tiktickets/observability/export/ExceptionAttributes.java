package com.tiktickets.observability.export;

import com.tiktickets.observability.semconv.SemanticAttributes;
import io.opentelemetry.sdk.common.internal.ExceptionAttributeResolver;
import io.opentelemetry.sdk.logs.SdkLoggerProviderBuilder;
import io.opentelemetry.sdk.logs.internal.SdkLoggerProviderUtil;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.internal.SdkTracerProviderUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets the attributes of every exception. The SDK sets no type for anonymous, local and
 * hidden classes, which have no canonical name, and fails for an exception whose message
 * cannot be read. The SDK has no public extension point for this: a processor sees the
 * attributes of an exception, not the exception, and the SDK fails before a processor is
 * called. An SDK that lacks the internal extension point sets the attributes itself.
 *
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/semconv/registry/attributes/exception/">Semantic
 * conventions: exception</a>
 */
public final class ExceptionAttributes {

	private static final Logger logger = LoggerFactory.getLogger(ExceptionAttributes.class);

	private ExceptionAttributes() {
	}

	/**
	 * Sets the attributes of exceptions on spans.
	 * @param builder builds the tracer provider
	 * @return the same builder
	 */
	public static SdkTracerProviderBuilder on(SdkTracerProviderBuilder builder) {
		guarded(() -> Resolver.resolve(builder));
		return builder;
	}

	/**
	 * Sets the attributes of exceptions on log records.
	 * @param builder builds the logger provider
	 * @return the same builder
	 */
	public static SdkLoggerProviderBuilder on(SdkLoggerProviderBuilder builder) {
		guarded(() -> Resolver.resolve(builder));
		return builder;
	}

	private static void guarded(Runnable seam) {
		try {
			seam.run();
		}
		catch (IllegalStateException | LinkageError ex) {
			logger.debug("This OpenTelemetry SDK resolves exceptions itself", ex);
		}
	}

	/**
	 * The suffix of a hidden class's name is an address, which differs in each process.
	 */
	private static String typeOf(Throwable exception) {
		String name = exception.getClass().getName();
		int suffix = name.indexOf('/');
		return (suffix < 0) ? name : name.substring(0, suffix);
	}

	private static String stackOf(Throwable exception) {
		StringBuilder stack = new StringBuilder(exception.getClass().getName());
		for (StackTraceElement frame : exception.getStackTrace()) {
			stack.append("\n\tat ").append(frame);
		}
		return stack.append('\n').toString();
	}

	/** A class of its own, which an SDK without the extension point cannot load. */
	private static final class Resolver implements ExceptionAttributeResolver {

		private final ExceptionAttributeResolver delegate = ExceptionAttributeResolver.getDefault();

		static void resolve(SdkTracerProviderBuilder builder) {
			SdkTracerProviderUtil.setExceptionAttributeResolver(builder, new Resolver());
		}

		static void resolve(SdkLoggerProviderBuilder builder) {
			SdkLoggerProviderUtil.setExceptionAttributeResolver(builder, new Resolver());
		}

		@Override
		public void setExceptionAttributes(AttributeSetter attributes, Throwable exception, int maxAttributeLength) {
			if (exception.getClass().getCanonicalName() == null) {
				attributes.setAttribute(SemanticAttributes.EXCEPTION_TYPE, typeOf(exception));
			}
			try {
				this.delegate.setExceptionAttributes(attributes, exception, maxAttributeLength);
			}
			catch (RuntimeException | StackOverflowError | LinkageError ex) {
				attributes.setAttribute(SemanticAttributes.EXCEPTION_MESSAGE, ReadableText.unreadable(ex));
				attributes.setAttribute(SemanticAttributes.EXCEPTION_STACKTRACE, stackOf(exception));
			}
		}

	}

}
