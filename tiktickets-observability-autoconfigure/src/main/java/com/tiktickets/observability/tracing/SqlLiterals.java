package com.tiktickets.observability.tracing;

import com.tiktickets.observability.tracing.SqlDialect.Meaning;
import com.tiktickets.observability.tracing.SqlDialect.Nesting;
import org.jspecify.annotations.Nullable;

/**
 * Removes the values of an SQL text: a question mark replaces strings and numbers, and
 * comments are removed. Parameters and names stay. Where the text is ambiguous, a
 * question mark replaces the rest of the text. Linear in the length of the text, and
 * never throws.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical
 * structure</a>
 * @see <a href="https://dev.mysql.com/doc/refman/8.4/en/language-structure.html">MySQL:
 * language structure</a>
 */
final class SqlLiterals {

	private static final int LONGEST = 32_768;

	private final String sql;

	private final boolean cut;

	private final SqlDialect dialect;

	/** Whether backslashes are read with the other setting of the database. */
	private final boolean otherwise;

	private final StringBuilder out;

	private int at;

	/** Length of the result before the first quote or comment. */
	private int certain = -1;

	/** A quote after a backslash, which ends the string or not. */
	private boolean doubtful;

	private boolean failed;

	/** The text is ambiguous. */
	private boolean ambiguous;

	private SqlLiterals(String sql, SqlDialect dialect, boolean otherwise) {
		this.cut = sql.length() > LONGEST;
		this.sql = this.cut ? sql.substring(0, LONGEST) : sql;
		this.dialect = dialect;
		this.otherwise = otherwise;
		this.out = new StringBuilder(this.sql.length());
	}

	/**
	 * Returns the text without its values.
	 * @param sql the text
	 * @param dialect what its characters mean
	 * @return the text
	 */
	static String removedFrom(String sql, SqlDialect dialect) {
		SqlLiterals literals = new SqlLiterals(sql, dialect, false);
		boolean understood = literals.read() && !(literals.doubtful && literals.readsOtherwise());
		return understood ? literals.out.toString() : literals.out.substring(0, Math.max(literals.certain, 0)) + "?";
	}

	private boolean read() {
		while (this.at < this.sql.length() && !this.failed) {
			next(this.sql.charAt(this.at));
		}
		return !this.failed;
	}

	/** If the text is valid with both settings, one of them would miss values. */
	private boolean readsOtherwise() {
		SqlLiterals other = new SqlLiterals(this.sql, this.dialect, true);
		return this.cut || this.dialect == SqlDialect.OTHER || other.read() || other.ambiguous;
	}

	private void next(char c) {
		if (SqlQuoting.isWord(c)) {
			wordOrNumber();
		}
		else if (c == '$' && dollarTag() != null) {
			dollarQuoted();
		}
		else if (startsLineComment() || this.dialect.of(c) == Meaning.COMMENT) {
			lineComment();
		}
		else if (starts("/*")) {
			blockComment();
		}
		else if (c == '\\') {
			begin();
			this.failed = true;
		}
		else {
			quote(c, this.dialect.of(c));
		}
	}

	private void quote(char c, Meaning meaning) {
		switch (meaning) {
			case STRING -> string(c);
			case NAME -> name((c == '[') ? ']' : c);
			case UNKNOWN -> unknown(c);
			default -> {
				this.out.append(c);
				this.at++;
			}
		}
	}

	/** The rest of the text is certain only if the quotes are certain. */
	private void begin() {
		if (this.certain < 0) {
			this.certain = this.out.length();
		}
	}

	private void string(char quote) {
		begin();
		boolean prefixed = isPrefixed("e");
		if ((isPrefixed("q") || isPrefixed("nq")) && !alternativeQuoted()) {
			return;
		}
		if (prefixed) {
			this.out.setLength(this.out.length() - 1);
		}
		endAfter(endOfString(quote, prefixed), 1);
		this.out.append('?');
	}

	private int endOfString(char quote, boolean prefixed) {
		boolean escapes = this.dialect.escapes(prefixed, this.otherwise);
		boolean backslash = false;
		for (int i = this.at + 1; i < this.sql.length(); i++) {
			char c = this.sql.charAt(i);
			if (c == quote && backslash) {
				this.doubtful |= this.dialect.isSetUp(prefixed);
			}
			if (c == quote && !(backslash && escapes)) {
				if (i + 1 == this.sql.length() || this.sql.charAt(i + 1) != quote) {
					return i;
				}
				i++;
			}
			backslash = c == '\\' && !backslash;
		}
		return -1;
	}

	/**
	 * Oracle's {@code q'[it's]'}.
	 * @return whether it is an ordinary string, and nothing was done
	 */
	private boolean alternativeQuoted() {
		if (this.dialect != SqlDialect.ORACLE) {
			this.failed = this.dialect.comments() == Nesting.UNKNOWN;
			return !this.failed;
		}
		if (this.at + 1 < this.sql.length()) {
			char open = this.sql.charAt(this.at + 1);
			int bracket = "[{(<".indexOf(open);
			String close = ((bracket < 0) ? open : "]})>".charAt(bracket)) + "'";
			endAfter(this.sql.indexOf(close, this.at + 2), 2);
			this.out.append('?');
			return false;
		}
		this.failed = true;
		return false;
	}

	private boolean isPrefixed(String prefix) {
		int begin = this.out.length() - prefix.length();
		return begin >= 0 && this.at >= prefix.length()
				&& this.sql.regionMatches(true, this.at - prefix.length(), prefix, 0, prefix.length())
				&& (begin == 0 || !SqlQuoting.isWord(this.out.charAt(begin - 1)));
	}

	private void name(char close) {
		begin();
		int begin = this.at;
		int end = this.sql.indexOf(close, begin + 1);
		while (end >= 0 && end + 1 < this.sql.length() && this.sql.charAt(end + 1) == close) {
			end = this.sql.indexOf(close, end + 2);
		}
		endAfter(end, 1);
		if (end >= 0) {
			this.out.append(this.sql, begin, this.at);
		}
	}

	/** A name or an index: the difference does not matter without a quote inside. */
	private void unknown(char open) {
		begin();
		int end = this.sql.indexOf((open == '[') ? ']' : open, this.at + 1);
		if (open == '#' || end < 0 || SqlQuoting.isIn(this.sql, this.at + 1, end)) {
			this.failed = true;
			return;
		}
		this.out.append(open);
		this.at++;
		if (open == '`') {
			this.out.append(this.sql, this.at, end + 1);
			this.at = end + 1;
		}
	}

	private @Nullable String dollarTag() {
		return (this.dialect.dollar() == Meaning.PLAIN) ? null : SqlQuoting.dollarTag(this.sql, this.at);
	}

	private void dollarQuoted() {
		begin();
		String tag = "" + dollarTag();
		if (this.dialect.dollar() == Meaning.UNKNOWN) {
			this.failed = true;
			return;
		}
		endAfter(this.sql.indexOf(tag, this.at + tag.length()), tag.length());
		this.out.append('?');
	}

	/** MySQL reads {@code 5--3} as a subtraction. */
	private boolean startsLineComment() {
		return starts("--") && (this.dialect != SqlDialect.MYSQL || this.at + 2 == this.sql.length()
				|| this.sql.charAt(this.at + 2) <= ' ');
	}

	private void lineComment() {
		begin();
		int end = this.sql.indexOf('\n', this.at);
		int last = (end < 0) ? this.sql.length() : end;
		boolean subtraction = this.dialect == SqlDialect.OTHER && this.at + 2 < last
				&& this.sql.charAt(this.at + 2) > ' ' && SqlQuoting.isIn(this.sql, this.at + 2, last);
		this.ambiguous = subtraction || SqlQuoting.isLineEndIn(this.sql, this.at, last - 1);
		this.failed = this.ambiguous;
		this.out.append(' ');
		this.at = (end < 0) ? this.sql.length() : end + 1;
	}

	private void blockComment() {
		begin();
		int begin = this.at;
		int depth = 1;
		this.at += 2;
		while (depth > 0 && this.at < this.sql.length()) {
			if (starts("*/")) {
				depth--;
				this.at += 2;
			}
			else if (starts("/*") && this.dialect.comments() != Nesting.FLAT) {
				this.failed |= this.dialect.comments() == Nesting.UNKNOWN;
				depth++;
				this.at += 2;
			}
			else {
				this.at++;
			}
		}
		boolean executed = this.sql.startsWith("!", begin + 2) || this.sql.startsWith("M!", begin + 2);
		this.ambiguous |= executed && SqlQuoting.isIn(this.sql, begin + 3, this.at);
		this.failed |= this.ambiguous || (depth > 0 && !this.cut);
		this.out.append(' ');
	}

	/** A string or a name without an end is ambiguous. */
	private void endAfter(int end, int length) {
		this.failed |= end < 0 && !this.cut;
		this.at = (end < 0) ? this.sql.length() : end + length;
	}

	/** A word may hold digits; a parameter such as {@code $1} is one. */
	private void wordOrNumber() {
		int begin = this.at;
		boolean parameter = this.dialect.dollar() == Meaning.STRING && this.out.length() > 0
				&& this.out.charAt(this.out.length() - 1) == '$';
		boolean number = Character.isDigit(this.sql.charAt(begin)) && !parameter;
		while (this.at < this.sql.length() && isInWord(begin, number)) {
			this.at++;
		}
		this.out.append(number ? "?" : this.sql.substring(begin, this.at));
	}

	private boolean isInWord(int begin, boolean number) {
		char c = this.sql.charAt(this.at);
		char before = (this.at > begin) ? this.sql.charAt(this.at - 1) : ' ';
		return SqlQuoting.isWord(c)
				|| (number ? c == '.' || ((c == '+' || c == '-') && (before == 'e' || before == 'E'))
						: c == '$' && this.at > begin && this.dialect.dollar() != Meaning.UNKNOWN);
	}

	private boolean starts(String what) {
		return this.sql.startsWith(what, this.at);
	}

}
