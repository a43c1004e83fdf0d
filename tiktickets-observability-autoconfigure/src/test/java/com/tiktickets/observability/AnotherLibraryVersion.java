package com.tiktickets.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.FieldVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.util.ReflectionUtils;

/**
 * Loads a library and the code that uses it once more, as if the library had another
 * version: a private field has another name, or a class is missing.
 */
public final class AnotherLibraryVersion extends ClassLoader {

	private final String owner;

	private final @Nullable String field;

	private final List<String> packages;

	private boolean different;

	private AnotherLibraryVersion(String owner, @Nullable String field, List<String> packages) {
		super(AnotherLibraryVersion.class.getClassLoader());
		this.owner = owner;
		this.field = field;
		this.packages = packages;
	}

	/**
	 * Runs a scenario beside a class that lacks a field.
	 * @param owner the class
	 * @param field the field
	 * @param scenario what runs
	 * @param packages what is loaded again: packages of the library and of the scenario
	 */
	public static void withoutField(Class<?> owner, String field, Class<? extends Runnable> scenario,
			String... packages) {
		new AnotherLibraryVersion(owner.getName(), field, List.of(packages)).run(scenario);
	}

	/**
	 * Runs a scenario beside a library that lacks a class.
	 * @param type the class
	 * @param scenario what runs
	 * @param packages what is loaded again and finds no such class
	 */
	public static void withoutClass(Class<?> type, Class<? extends Runnable> scenario, String... packages) {
		new AnotherLibraryVersion(type.getName(), null, List.of(packages)).run(scenario);
	}

	private void run(Class<? extends Runnable> scenario) {
		try {
			((Runnable) ReflectionUtils.accessibleConstructor(loadClass(scenario.getName())).newInstance()).run();
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
		assertThat(this.different).as("the scenario uses what %s lacks", this.owner).isTrue();
	}

	/**
	 * Asserts that an action leaves the fields of an object as they are.
	 * @param object the object
	 * @param action what is done with it
	 */
	public static void assertUnchanged(Object object, Runnable action) {
		Map<String, Object> before = fields(object);
		action.run();
		assertThat(before).isNotEmpty();
		assertThat(fields(object)).isEqualTo(before);
	}

	private static Map<String, Object> fields(Object object) {
		Map<String, Object> values = new HashMap<>();
		ReflectionUtils.doWithFields(object.getClass(), (field) -> values.put(field.toString(), value(field, object)),
				(field) -> !Modifier.isStatic(field.getModifiers()));
		return values;
	}

	private static Object value(Field field, Object object) throws IllegalAccessException {
		ReflectionUtils.makeAccessible(field);
		return field.get(object);
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		if (this.field == null && name.equals(this.owner)) {
			this.different = true;
			throw new ClassNotFoundException(name);
		}
		if (this.packages.stream().noneMatch((each) -> name.startsWith(each + "."))) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : define(name);
		}
	}

	private Class<?> define(String name) throws ClassNotFoundException {
		try (InputStream original = getResourceAsStream(name.replace('.', '/') + ".class")) {
			if (original == null) {
				throw new ClassNotFoundException(name);
			}
			ClassWriter writer = new ClassWriter(0);
			new ClassReader(original).accept(new Renaming(writer, name.equals(this.owner)), 0);
			return defineClass(name, writer.toByteArray(), 0, writer.toByteArray().length);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private final class Renaming extends ClassVisitor {

		private final boolean declares;

		private Renaming(ClassWriter writer, boolean declares) {
			super(Opcodes.ASM9, writer);
			this.declares = declares;
		}

		@Override
		public FieldVisitor visitField(int access, String name, String descriptor, String signature, Object value) {
			boolean ours = this.declares && name.equals(AnotherLibraryVersion.this.field);
			AnotherLibraryVersion.this.different |= ours;
			return super.visitField(access, ours ? renamed(name) : name, descriptor, signature, value);
		}

		@Override
		public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
				String[] exceptions) {
			return new MethodVisitor(Opcodes.ASM9, super.visitMethod(access, name, descriptor, signature, exceptions)) {

				@Override
				public void visitFieldInsn(int opcode, String type, String field, String descriptor) {
					boolean ours = type.replace('/', '.').equals(AnotherLibraryVersion.this.owner)
							&& field.equals(AnotherLibraryVersion.this.field);
					super.visitFieldInsn(opcode, type, ours ? renamed(field) : field, descriptor);
				}

			};
		}

		private static String renamed(String name) {
			return "another_" + name;
		}

	}

}
