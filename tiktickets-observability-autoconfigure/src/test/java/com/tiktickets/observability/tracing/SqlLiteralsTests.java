package com.tiktickets.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SqlLiteralsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			select * from t1 where id = 42                     | select * from t1 where id = ?
			select 1.5e-3, 0x1F, 10                            | select ?, ?, ?
			where name = 'O''Brien' and x = ?                  | where name = ? and x = ?
			where name = E'a\\'b' and x = 1                    | where name = ? and x = ?
			where body = $$it's 42$$ and y = $1                | where body = ? and y = $1
			do $tag$ secret $$ 7 $tag$ end                     | do ? end
			select "col 1" from "t"                            | select "col 1" from "t"
			select 1 -- password 7                             | select ?
			select /* 5511987654321 */ x                       | select   x
			alter user joe password 'hunter2                   | alter user joe password ?
			select "unclosed 7                                 | select ?
			insert into t values (1,'a'),(2,'b')               | insert into t values (?,?),(?,?)
			where url = 'https://x/?password=hunter2'          | where url = ?
			select data #>> '{a,b}', a # 3, data -> 'it''s'    | select data #>> ?, a # ?, data -> ?
			select array['a','it''s'], arr[1] from t           | select array[?,?], arr[?] from t
			select /* a /* b */ 'c */ 'secret', x              | select   ?, x
			select foo$bar$, 'secret' from v$session           | select foo$bar$, ? from v$session
			select U&'d\\0061t\\+000061', N'a', B'101', X'1FF' | select U&?, N?, B?, X?
			select 'C:\\', x, 'secret'                         | select ?, x, ?
			""")
	void valuesGoAndEverythingElseStays(String sql, String expected) {
		assertThat(SqlLiterals.removedFrom(sql, SqlDialect.POSTGRESQL).strip()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			MYSQL      | where a = "secret \\" 1" and b = 2         | where a = ? and b = ?
			MYSQL      | select `col 2`, 5--3 from t                | select `col 2`, ?--? from t
			MYSQL      | select 'it\\'s secret', "a""b" from t      | select ?, ? from t
			MYSQL      | select 'C:\\', 'secret', 1                 | select ?
			MYSQL      | select a, 'D:\\' x 'secret' y 'E:\\'       | select a, ?
			MYSQL      | select x /*! 'a*/b' */ 'secret'            | select x ?
			MYSQL      | select /*!40001 SQL_NO_CACHE */ x          | select   x
			MYSQL      | select _utf8mb4'secret', x'4D', 0b01       | select _utf8mb4?, x?, ?
			MYSQL      | select a$b$c, '$b$ secret' from t          | select a$b$c, ? from t
			SQL_SERVER | select [it's], [a]]b'c], 'secret' from #t  | select [it's], [a]]b'c], ? from #t
			SQL_SERVER | select $500, N'secret', 0xDEADBEEF         | select $?, N?, ?
			SQL_SERVER | /* /* */ 'x */ select 'secret'             | select ?
			ORACLE     | select q'[it's secret]', nq'!it's!' from t | select q?, nq? from t
			ORACLE     | select q'(it's)', q'<a'b>', emp# from v$x  | select q?, q?, emp# from v$x
			ORACLE     | select /* a /* b */ 'secret', :name        | select   ?, :name
			SQLITE     | select [it's], `a'b` where n = "secret"    | select [it's], `a'b` where n = ?
			H2         | select `a b`, "c" from t where x[1] = 'y'  | select `a b`, "c" from t where x[?] = ?
			H2         | select array['a', 'it''s'] from t          | select array?
			STANDARD   | select "a", a$b from t where x = 'y'       | select "a", a$b from t where x = ?
			OTHER      | select a[1], `b`, c from d where x = "y"   | select a[?], `b`, c from d where x = ?
			OTHER      | select [it's], 'secret'                    | select ?
			OTHER      | select 1 # it's a secret                   | select ? ?
			OTHER      | select $$it's$$, 'secret'                  | select ?
			OTHER      | select q'[it's]', 'secret'                 | select q?
			OTHER      | select 5--3 'secret'                       | select ??
			""")
	void whatACharacterMeansIsOfTheDatabase(SqlDialect dialect, String sql, String expected) {
		assertThat(SqlLiterals.removedFrom(sql, dialect).strip()).isEqualTo(expected);
	}

	@Test
	void commentsOfMysqlEndWithTheirLine() {
		assertThat(SqlLiterals.removedFrom("select 1 # it's a secret\n, 'hunter2', b -- don't\n, 'hunter3'",
				SqlDialect.MYSQL))
			.isEqualTo("select ?  , ?, b  , ?");
	}

	@Test
	void carriageReturnMayEndComment() {
		assertThat(SqlLiterals.removedFrom("select a -- b\r'it\nsecret'", SqlDialect.POSTGRESQL))
			.isEqualTo("select a ?");
	}

	/**
	 * Each database's own ways to write a value and what it may stand between, one of
	 * which holds the characters of every other one.
	 */
	@ParameterizedTest
	@EnumSource(SqlDialect.class)
	void valueNeverLeavesAmongWhateverItStands(SqlDialect dialect) {
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder sql = new StringBuilder("select ");
			for (int part = random.nextInt(8); part >= 0; part--) {
				sql.append(pick(random, partsOf(dialect)).replace("~", mess(random))).append(' ');
			}
			assertThat(SqlLiterals.removedFrom(sql.toString(), dialect)).as(sql.toString()).doesNotContain("SECRET");
		}
	}

	/** Any text at all is read to its end, in time that grows with its length. */
	@ParameterizedTest
	@EnumSource(SqlDialect.class)
	void noTextFails(SqlDialect dialect) {
		Random random = new Random(11);
		String alphabet = "'\"`[]$#\\-/*!\r\n qeE1a";
		for (int i = 0; i < 20_000; i++) {
			StringBuilder sql = new StringBuilder();
			for (int c = random.nextInt(40); c >= 0; c--) {
				sql.append(alphabet.charAt(random.nextInt(alphabet.length())));
			}
			assertThatCode(() -> SqlLiterals.removedFrom(sql.toString(), dialect)).as(sql.toString())
				.doesNotThrowAnyException();
		}
	}

	private static List<String> partsOf(SqlDialect dialect) {
		List<String> common = List.of("'~'", "'~''~'", "/*~*/", "-- ~\n", "x = 7", "(a, b)", ",", "N'~'");
		List<String> own = switch (dialect) {
			case POSTGRESQL -> List.of("\"name\"", "E'~\\'~'", "$$~$$", "$t$~$t$", "a #> '{~}'", "b[1]", "array['~']",
					"/* a /* ~ */ ~ */", "c$d$e", "$1", "a ` b");
			case MYSQL ->
				List.of("\"~\"", "\"~\\\"~\"", "'~\\'~'", "'~\\\\'", "#~\n", "`na'me`", "5--3", "a$b$c", "c -> '$[0]'");
			case SQL_SERVER -> List.of("[na'me]", "[a]]'b]", "\"na'me\"", "#t", "$5", "/* a /* ~ */ ~ */", "'C:\\'");
			case ORACLE -> List.of("q'[~]'", "nq'{~}'", "q'!~!'", "\"na'me\"", "emp#", "v$x", ":1", "'C:\\'");
			case SQLITE -> List.of("\"~\"", "[na'me]", "`na'me`", "$x", "'C:\\'");
			case H2 -> List.of("\"na'me\"", "`na'me`", "$$~$$", "array['~']", "'C:\\'");
			case STANDARD -> List.of("\"na'me\"", "a$b", "'C:\\'");
			case OTHER -> List.of("\"~\"", "`name`", "[name]", "[na'me]", "#~\n", "$$~$$", "'~\\'~'", "'C:\\'");
		};
		return Stream.of(common, own, own).flatMap(List::stream).toList();
	}

	/** Holds a value, and what would end or begin something elsewhere. */
	private static String mess(Random random) {
		List<String> mess = List.of("SECRET", "SECRET", " ", "--", "#", "`", "[", "{", "(", "a", "\u00e9",
				"SECRET 4711");
		StringBuilder text = new StringBuilder("SECRET");
		for (int i = random.nextInt(4); i > 0; i--) {
			text.append(pick(random, mess));
		}
		return text.toString();
	}

	private static String pick(Random random, List<String> choices) {
		return choices.get(random.nextInt(choices.size()));
	}

	@Test
	void longTextIsCut() {
		assertThat(SqlLiterals.removedFrom("x".repeat(100_000), SqlDialect.OTHER)).hasSize(32_768);
		assertThat(SqlLiterals.removedFrom("select '" + "x".repeat(100_000), SqlDialect.POSTGRESQL))
			.isEqualTo("select ?");
	}

}
