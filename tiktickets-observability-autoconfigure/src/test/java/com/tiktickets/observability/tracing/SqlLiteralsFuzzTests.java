package com.tiktickets.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tiktickets.observability.FuzzInput;
import com.tiktickets.observability.Fuzzing;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that an application may execute, however they are written. */
@Tag("volume")
class SqlLiteralsFuzzTests {

	private static final int TRIES = 20_000;

	private static final List<String> STATEMENTS = List.of("select * from t where name = 'SECRET' and id = 4711",
			"insert into t values ('SECRET', E'SE\\'CRET', 4711, 0x1F)", "select $$SECRET$$, $tag$SECRET$tag$",
			"select /* 'SECRET' */ \"a\" -- SECRET\n from t # SECRET\n", "select [it's], `a`, q'[SECRET]', N'SECRET'",
			"update t set a = 'it''s' where b like '%SECRET%' escape '\\'", "{call p('SECRET')}",
			"select x /*! 'SECRET' */ from t; select @@version");

	@ParameterizedTest
	@EnumSource(SqlDialect.class)
	void anyStatementIsReadToItsEnd(SqlDialect dialect) {
		Fuzzing.of("SQL of " + dialect, TRIES).check(SqlLiteralsFuzzTests::statement, (sql) -> {
			String removed = SqlLiterals.removedFrom(sql, dialect);
			assertThat(removed.length()).isLessThanOrEqualTo(Math.min(sql.length(), 32_768) + 1);
			assertThat(SqlLiterals.removedFrom(removed, dialect).length()).isLessThanOrEqualTo(removed.length() + 1);
		});
	}

	private static String statement(FuzzInput input) {
		return switch (input.below(8)) {
			case 0 -> input.any();
			case 1 -> input.of("'\"`[]$#\\-/*!\r\n qeE1a", input.below(60));
			case 2 -> input.damaged(input.pick(STATEMENTS)).repeat(1 + input.below(20));
			default -> input.damaged(input.pick(STATEMENTS));
		};
	}

	/** Nothing that begins again and again makes the time grow with its square. */
	@ParameterizedTest
	@ValueSource(strings = { "'", "''", "\"", "`", "[", "$", "$a$", "/*", "/*/", "--", "#", "\\", "q'", "e'\\", "1e+",
			"a$" })
	void repetitionTakesLinearTime(String repeated) {
		Fuzzing.of("repeated " + repeated, SqlDialect.values().length)
			.check((input) -> repeated.repeat(20_000), (sql) -> {
				for (SqlDialect dialect : SqlDialect.values()) {
					SqlLiterals.removedFrom(sql, dialect);
				}
			});
	}

}
