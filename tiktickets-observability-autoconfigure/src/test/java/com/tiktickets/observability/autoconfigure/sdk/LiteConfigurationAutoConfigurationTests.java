package com.tiktickets.observability.autoconfigure.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.instrumentation.spring.autoconfigure.OpenTelemetryAutoConfiguration;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import com.tiktickets.observability.autoconfigure.ContextRunners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LiteConfigurationAutoConfigurationTests {

	private static final String BEAN = "L" + Bean.class.getName().replace('.', '/') + ";";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withPropertyValues("otel.traces.exporter=none", "otel.metrics.exporter=none", "otel.logs.exporter=none")
		.withConfiguration(
				AutoConfigurations.of(OpenTelemetryAutoConfiguration.class, LiteConfigurationAutoConfiguration.class));

	@Test
	void nothingIsGeneratedForOpenTelemetrysConfiguration() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(LiteConfigurationPostProcessor.class);
			assertThat(context.getBeansOfType(Object.class).values().stream().map((bean) -> bean.getClass().getName()))
				.anyMatch((name) -> name.startsWith(LiteConfigurationPostProcessor.PACKAGE))
				.noneMatch((name) -> name.contains("$$SpringCGLIB$$"));
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { ContextRunners.SDK_DISABLED, ContextRunners.DISABLED, ContextRunners.AGENT })
	void configurationsAreLeftAloneWhereTheLibraryMakesNoSdk(String property) {
		this.runner.withPropertyValues(property)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(LiteConfigurationPostProcessor.class));
	}

	@Test
	void noBeanMethodOfOpenTelemetrysCallsAnother() throws IOException {
		List<String> calls = new ArrayList<>();
		int classes = 0;
		for (Resource type : new PathMatchingResourcePatternResolver()
			.getResources("classpath*:" + LiteConfigurationPostProcessor.PACKAGE.replace('.', '/') + "**/*.class")) {
			try (InputStream bytes = type.getInputStream()) {
				ClassReader reader = new ClassReader(bytes);
				Set<String> beans = beanMethods(reader);
				classes += beans.isEmpty() ? 0 : 1;
				calls.addAll(callsOf(reader, beans));
			}
		}
		assertThat(classes).isGreaterThan(20);
		assertThat(calls).isEmpty();
	}

	@Test
	void callOfBeanMethodIsSeen() throws IOException {
		ClassReader reader = new ClassReader(Calling.class.getName());
		assertThat(callsOf(reader, beanMethods(reader))).hasSize(1);
	}

	private static Set<String> beanMethods(ClassReader reader) {
		Set<String> beans = new HashSet<>();
		reader.accept(new ClassVisitor(SpringAsmInfo.ASM_VERSION) {

			@Override
			public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
					String @Nullable [] exceptions) {
				return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

					@Override
					public @Nullable AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
						if (annotation.equals(BEAN)) {
							beans.add(name + descriptor);
						}
						return null;
					}

				};
			}

		}, ClassReader.SKIP_DEBUG);
		return beans;
	}

	private static List<String> callsOf(ClassReader reader, Set<String> beans) {
		List<String> calls = new ArrayList<>();
		reader.accept(new ClassVisitor(SpringAsmInfo.ASM_VERSION) {

			@Override
			public MethodVisitor visitMethod(int access, String method, String type, @Nullable String signature,
					String @Nullable [] exceptions) {
				return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {

					@Override
					public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
							boolean isInterface) {
						boolean overridable = opcode != Opcodes.INVOKESTATIC;
						if (overridable && owner.equals(reader.getClassName()) && beans.contains(name + descriptor)) {
							calls.add(owner + "." + method + " calls " + name);
						}
					}

				};
			}

		}, ClassReader.SKIP_DEBUG);
		return calls;
	}

	static class Calling {

		@Bean
		List<String> names() {
			return Arrays.asList("a", "b");
		}

		@Bean
		Integer count() {
			return names().size();
		}

	}

}
