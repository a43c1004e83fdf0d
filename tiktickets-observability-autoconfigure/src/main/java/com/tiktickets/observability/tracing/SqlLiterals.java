package com.tiktickets.observability.tracing;

import org.jspecify.annotations.Nullable;

/**
 * Takes the values out of an SQL text: strings, dollar-quoted ones too, and numbers
 * become a question mark, comments go. Parameters and identifiers stay. Reads each
 * character once, and never throws, whatever the text is.
 *
 * @see <a href=
 * "https://www.postgresql.org/docs/current/sql-syntax-lexical.html">PostgreSQL: lexical
 * structure</a>
 */
final class SqlLiterals {

	private static final int LONGEST = 32_768;

	private final String sql;

	private final boolean doubleQuotedStrings;

	private final StringBuilder out;

	private int at;

	private SqlLiterals(String sql, boolean doubleQuotedStrings) {
		this.sql = (sql.length() > LONGEST) ? sql.substring(0, LONGEST) : sql;
		this.doubleQuotedStrings = doubleQuotedStrings;
		this.out = new StringBuilder(this.sql.length());
	}

	/**
	 * Returns the text without its values.
	 * @param sql the text
	 * @param doubleQuotedStrings whether double quotes hold strings, as MySQL has it
	 * @return the text
	 */
	static String removedFrom(String sql, boolean doubleQuotedStrings) {
		return new SqlLiterals(sql, doubleQuotedStrings).remove();
	}

	private String remove() {
		while (this.at < this.sql.length()) {
			char c = this.sql.charAt(this.at);
			if (c == '\'' || (c == '"' && this.doubleQuotedStrings)) {
				string(c);
			}
			else if (c == '"' || c == '`') {
				copyUntil(Math.max(this.sql.indexOf(c, this.at + 1), 0));
			}
			else if (c == '$' && dollarTag() != null) {
				dollarQuoted();
			}
			else if (starts("--") || starts("/*")) {
				comment();
			}
			else if (isWord(c)) {
				wordOrNumber();
			}
			else {
				this.out.append(c);
				this.at++;
			}
		}
		return this.out.toString();
	}

	private void string(char quote) {
		int length = this.out.length();
		boolean prefixed = length > 0 && (this.out.charAt(length - 1) | 0x20) == 'e'
				&& (length == 1 || !isWord(this.out.charAt(length - 2)));
		boolean escapes = prefixed || this.doubleQuotedStrings;
		if (prefixed) {
			this.out.setLength(length - 1);
		}
		int end = this.at + 1;
		while (end < this.sql.length()) {
			char c = this.sql.charAt(end);
			if (c == '\\' && escapes) {
				end++;
			}
			else if (c == quote) {
				if (end + 1 < this.sql.length() && this.sql.charAt(end + 1) == quote) {
					end++;
				}
				else {
					break;
				}
			}
			end++;
		}
		this.out.append('?');
		this.at = end + 1;
	}

	private @Nullable String dollarTag() {
		int end = this.at + 1;
		while (end < this.sql.length() && isWord(this.sql.charAt(end)) && this.sql.charAt(end) != '$') {
			end++;
		}
		boolean tag = end < this.sql.length() && this.sql.charAt(end) == '$'
				&& (end == this.at + 1 || !Character.isDigit(this.sql.charAt(this.at + 1)));
		return tag ? this.sql.substring(this.at, end + 1) : null;
	}

	private void dollarQuoted() {
		String tag = "" + dollarTag();
		int end = this.sql.indexOf(tag, this.at + tag.length());
		this.out.append('?');
		this.at = (end < 0) ? this.sql.length() : end + tag.length();
	}

	private void comment() {
		boolean line = starts("--");
		int end = this.sql.indexOf(line ? "\n" : "*/", this.at + 2);
		this.out.append(' ');
		this.at = (end < 0) ? this.sql.length() : end + (line ? 1 : 2);
	}

	/** A word may hold digits; a parameter such as {@code $1} is one. */
	private void wordOrNumber() {
		int begin = this.at;
		boolean number = Character.isDigit(this.sql.charAt(begin))
				&& (this.out.length() == 0 || this.out.charAt(this.out.length() - 1) != '$');
		while (this.at < this.sql.length() && (isWord(this.sql.charAt(this.at)) || (number && isInNumber(begin)))) {
			this.at++;
		}
		this.out.append(number ? "?" : this.sql.substring(begin, this.at));
	}

	private boolean isInNumber(int begin) {
		char c = this.sql.charAt(this.at);
		char before = (this.at > begin) ? this.sql.charAt(this.at - 1) : ' ';
		return c == '.' || ((c == '+' || c == '-') && (before == 'e' || before == 'E'));
	}

	private boolean starts(String what) {
		return this.sql.startsWith(what, this.at);
	}

	/** An identifier that is not closed ends with the text. */
	private void copyUntil(int last) {
		int end = (last == 0) ? this.sql.length() : last + 1;
		this.out.append(this.sql, this.at, end);
		this.at = end;
	}

	private static boolean isWord(char c) {
		return Character.isLetterOrDigit(c) || c == '_';
	}

}
