package com.tiktickets.observability.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlLiteralsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
			select * from t1 where id = 42                     | select * from t1 where id = ?
			select 1.5e-3, 0x1F, 10                            | select ?, ?, ?
			where name = 'O''Brien' and x = ?                  | where name = ? and x = ?
			where name = E'a\\'b' and x = 1                    | where name = ? and x = ?
			where body = $$it's 42$$ and y = $1                | where body = ? and y = $1
			do $tag$ secret $$ 7 $tag$ end                     | do ? end
			select "col 1", `col 2` from "t"                   | select "col 1", `col 2` from "t"
			select 1 -- password 7                             | select ?
			select /* 5511987654321 */ x                       | select   x
			alter user joe password 'hunter2                   | alter user joe password ?
			select "unclosed 7                                 | select "unclosed 7
			insert into t values (1,'a'),(2,'b')               | insert into t values (?,?),(?,?)
			where url = 'https://x/?password=hunter2'          | where url = ?
			""")
	void valuesGoAndEverythingElseStays(String sql, String expected) {
		assertThat(SqlLiterals.removedFrom(sql, false).strip()).isEqualTo(expected);
	}

	@Test
	void doubleQuotesHoldStringsInMysql() {
		assertThat(SqlLiterals.removedFrom("where a = \"secret \\\" 1\" and b = 2", true))
			.isEqualTo("where a = ? and b = ?");
	}

	@Test
	void longTextIsCut() {
		assertThat(SqlLiterals.removedFrom("x".repeat(100_000), false)).hasSize(32_768);
	}

}
