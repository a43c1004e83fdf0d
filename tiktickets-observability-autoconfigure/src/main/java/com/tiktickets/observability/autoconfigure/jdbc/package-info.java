/** Auto-configuration of JDBC: statements of data sources that are beans. */
@NullMarked
package com.tiktickets.observability.autoconfigure.jdbc;

import org.jspecify.annotations.NullMarked;
