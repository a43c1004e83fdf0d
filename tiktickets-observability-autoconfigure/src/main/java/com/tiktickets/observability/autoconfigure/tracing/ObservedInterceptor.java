package com.tiktickets.observability.autoconfigure.tracing;

import io.micrometer.observation.annotation.Observed;
import io.micrometer.observation.aop.ObservedAspect;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.aspectj.lang.ProceedingJoinPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.aspectj.MethodInvocationProceedingJoinPoint;
import org.springframework.aop.support.AopUtils;

/** Hands a call to Micrometer's aspect, which needs no weaving for it. */
final class ObservedInterceptor implements MethodInterceptor {

	private final ObservedAspect aspect;

	ObservedInterceptor(ObservedAspect aspect) {
		this.aspect = aspect;
	}

	@Override
	public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
		ProceedingJoinPoint call = new MethodInvocationProceedingJoinPoint((ProxyMethodInvocation) invocation);
		return isOnMethod(invocation) ? this.aspect.observeMethod(call) : this.aspect.observeClass(call);
	}

	private static boolean isOnMethod(MethodInvocation invocation) {
		Object target = invocation.getThis();
		return target != null && AopUtils.getMostSpecificMethod(invocation.getMethod(), target.getClass())
			.isAnnotationPresent(Observed.class);
	}

}
