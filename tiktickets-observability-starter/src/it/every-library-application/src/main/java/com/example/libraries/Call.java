package com.example.libraries;

/** What an application does with one library; beans are called by the library's name. */
@FunctionalInterface
interface Call {

	void run() throws Exception;

}
