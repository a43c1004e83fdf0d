/** The door to the part that is measured. */
@org.jspecify.annotations.NullMarked
package com.tiktickets.observability.browser;
