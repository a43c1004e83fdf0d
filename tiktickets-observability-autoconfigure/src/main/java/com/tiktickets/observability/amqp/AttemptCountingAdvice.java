package com.tiktickets.observability.amqp;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often the innermost advice of an application proceeds: one that retries does
 * so for each attempt, and skips whatever advice would be inside of it. Thread-safe if
 * its delegate is.
 *
 * @param delegate the advice
 */
record AttemptCountingAdvice(MethodInterceptor delegate) implements MethodInterceptor {

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		DeliveryAttempts attempts = DeliveryAttempts.current();
		return this.delegate.invoke((attempts != null) ? new Counted(invocation, attempts) : invocation);
	}

	private record Counted(MethodInvocation invocation, DeliveryAttempts attempts) implements MethodInvocation {

		@Override
		public @Nullable Object proceed() throws Throwable {
			this.attempts.next();
			try {
				return this.invocation.proceed();
			}
			catch (Throwable ex) {
				this.attempts.failed(ex);
				throw ex;
			}
		}

		@Override
		public Method getMethod() {
			return this.invocation.getMethod();
		}

		@Override
		public @Nullable Object[] getArguments() {
			return this.invocation.getArguments();
		}

		@Override
		public @Nullable Object getThis() {
			return this.invocation.getThis();
		}

		@Override
		public AccessibleObject getStaticPart() {
			return this.invocation.getStaticPart();
		}

	}

}
