package com.tiktickets.observability.tracing;

import org.jspecify.annotations.Nullable;

/**
 * The meaning of quotes and comments in the dialect of a database. The same character
 * opens a string, a name or a comment in one dialect and is an operator in another.
 */
enum SqlDialect {

	/** PostgreSQL and its relatives: {@code #} is an operator, brackets hold indexes. */
	POSTGRESQL(Meaning.NAME, Meaning.PLAIN, Meaning.PLAIN, Meaning.PLAIN, Meaning.STRING, Nesting.NESTED),

	/** MySQL and MariaDB. */
	MYSQL(Meaning.STRING, Meaning.NAME, Meaning.PLAIN, Meaning.COMMENT, Meaning.PLAIN, Nesting.FLAT),

	/** Microsoft SQL Server. */
	SQL_SERVER(Meaning.NAME, Meaning.PLAIN, Meaning.NAME, Meaning.PLAIN, Meaning.PLAIN, Nesting.NESTED),

	/** Oracle Database. */
	ORACLE(Meaning.NAME, Meaning.PLAIN, Meaning.PLAIN, Meaning.PLAIN, Meaning.PLAIN, Nesting.FLAT),

	/** SQLite, which reads an unknown name in double quotes as a string. */
	SQLITE(Meaning.STRING, Meaning.NAME, Meaning.NAME, Meaning.UNKNOWN, Meaning.PLAIN, Nesting.FLAT),

	/** H2, whose dialect depends on its mode. */
	H2(Meaning.NAME, Meaning.NAME, Meaning.UNKNOWN, Meaning.UNKNOWN, Meaning.STRING, Nesting.UNKNOWN),

	/** Databases that follow the SQL standard. */
	STANDARD(Meaning.NAME, Meaning.UNKNOWN, Meaning.UNKNOWN, Meaning.UNKNOWN, Meaning.PLAIN, Nesting.UNKNOWN),

	/** Any other database. Everything that could be a value is treated as a value. */
	OTHER(Meaning.STRING, Meaning.UNKNOWN, Meaning.UNKNOWN, Meaning.UNKNOWN, Meaning.UNKNOWN, Nesting.UNKNOWN);

	private final Meaning doubleQuote;

	private final Meaning backtick;

	private final Meaning bracket;

	private final Meaning hash;

	private final Meaning dollar;

	private final Nesting comments;

	SqlDialect(Meaning doubleQuote, Meaning backtick, Meaning bracket, Meaning hash, Meaning dollar, Nesting comments) {
		this.doubleQuote = doubleQuote;
		this.backtick = backtick;
		this.bracket = bracket;
		this.hash = hash;
		this.dollar = dollar;
		this.comments = comments;
	}

	/**
	 * Returns the dialect of a database.
	 * @param system the value of {@code db.system.name}
	 * @return the dialect
	 */
	static SqlDialect of(@Nullable String system) {
		return switch ((system != null) ? system : "") {
			case "postgresql", "cockroachdb", "aws.redshift" -> POSTGRESQL;
			case "mysql", "mariadb" -> MYSQL;
			case "microsoft.sql_server" -> SQL_SERVER;
			case "oracle.db" -> ORACLE;
			case "sqlite" -> SQLITE;
			case "h2database" -> H2;
			case "hsqldb", "derby", "ibm.db2" -> STANDARD;
			default -> OTHER;
		};
	}

	/**
	 * Returns what a character begins.
	 * @param c the character, outside of everything
	 * @return its meaning
	 */
	Meaning of(char c) {
		return switch (c) {
			case '\'' -> Meaning.STRING;
			case '"' -> this.doubleQuote;
			case '`' -> this.backtick;
			case '[' -> this.bracket;
			case '#' -> this.hash;
			default -> Meaning.PLAIN;
		};
	}

	Meaning dollar() {
		return this.dollar;
	}

	Nesting comments() {
		return this.comments;
	}

	/**
	 * Whether a backslash escapes the following quote.
	 * @param prefixed whether the string has the prefix {@code E}
	 * @param otherwise whether the database is set up the other way
	 * @return whether it does
	 */
	boolean escapes(boolean prefixed, boolean otherwise) {
		return isSetUp(prefixed) ? otherwise != (this == MYSQL) : prefixed && this == POSTGRESQL;
	}

	/** Whether the meaning of a backslash depends on a setting of the database. */
	boolean isSetUp(boolean prefixed) {
		return this == MYSQL || this == OTHER || (this == POSTGRESQL && !prefixed);
	}

	/** What a character begins. */
	enum Meaning {

		PLAIN, STRING, NAME, COMMENT, UNKNOWN

	}

	/** Whether a comment can hold another one. */
	enum Nesting {

		NESTED, FLAT, UNKNOWN

	}

}
