package com.tiktickets.observability.autoconfigure.tracing;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * Applies an interceptor to methods that carry an annotation, or whose class does. The
 * interceptor is made with the first call: advisors exist before the beans it needs.
 */
final class AnnotationAdvisor extends StaticMethodMatcherPointcutAdvisor {

	private static final long serialVersionUID = 1L;

	private final transient Class<? extends Annotation> annotation;

	AnnotationAdvisor(Class<? extends Annotation> annotation, Supplier<MethodInterceptor> interceptor) {
		super(lazily(interceptor));
		this.annotation = annotation;
		ClassFilter candidates = (type) -> !isOfSpring(type) && AnnotationUtils.isCandidateClass(type, annotation);
		setClassFilter(candidates);
	}

	/**
	 * Most beans are, none is annotated, and looking at each of their methods takes time.
	 */
	private static boolean isOfSpring(Class<?> type) {
		return type.getName().startsWith("org.springframework.");
	}

	private static Advice lazily(Supplier<MethodInterceptor> interceptor) {
		SingletonSupplier<MethodInterceptor> made = SingletonSupplier.of(interceptor);
		return (MethodInterceptor) (invocation) -> made.obtain().invoke(invocation);
	}

	@Override
	public boolean matches(Method method, Class<?> targetClass) {
		Method specific = ClassUtils.getMostSpecificMethod(method, targetClass);
		return specific.isAnnotationPresent(this.annotation)
				|| specific.getDeclaringClass().isAnnotationPresent(this.annotation);
	}

}
