// Made by accordant from Linden Learning Platform API 2.0.0. Changes are lost.
// ignore_for_file: type=lint, deprecated_member_use_from_same_package

import '../models/course.dart';
import '../models/course_level.dart';
import '../models/course_update.dart';
import '../models/language_tag.dart';
import '../models/lesson.dart';
import '../models/lesson_update.dart';
import '../models/module.dart';
import '../models/new_course.dart';
import '../models/new_lesson.dart';
import '../models/new_module.dart';
import '../models/new_review.dart';
import '../models/problem.dart';
import '../models/review.dart';
import '../models/shared_models.dart';
import '../models/subject.dart';
import '../runtime/runtime.dart';
import 'courses_models.dart';

/// The catalogue, its modules and lessons, and reviews.
final class CoursesApi {
  const CoursesApi(this._client);

  final ApiClient _client;

  /// List courses
  ///
  /// Lists published courses, and your own drafts if you teach.
  ///
  /// `GET /courses`
  ///
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [subject]: Only courses of these subjects.
  /// - [level]: Only courses of this level.
  /// - [language]: Only courses that are taught in this language.
  /// - [maxPrice]: Only courses that cost at most this much, in the minor unit of your currency.
  /// - [sort]: The order of the list. Defaults to `popular`.
  Future<ListCoursesResult> listCourses({
    String? cursor,
    int? limit,
    List<Subject>? subject,
    CourseLevel? level,
    LanguageTag? language,
    int? maxPrice,
    ListCoursesSort? sort,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/courses',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('subject', subject, explode: false)
      ..query('level', level)
      ..query('language', language)
      ..query('maxPrice', maxPrice)
      ..query('sort', sort);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListCoursesOk(
        response,
        response.json(objectOf(CourseListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListCoursesUndocumented(response),
      400 when response.has('application/problem+json') => ListCoursesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListCoursesUndocumented(response),
      401 when response.has('application/problem+json') => ListCoursesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListCoursesUndocumented(response),
      429 when response.has('application/problem+json') => ListCoursesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListCoursesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListCoursesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListCoursesUndocumented(response),
      _ => ListCoursesUndocumented(response),
    };
  }

  /// Every item of [listCourses], page after page; throws where a page is not
  /// answered with success.
  Stream<Course> listCoursesAll({
    String? cursor,
    int? limit,
    List<Subject>? subject,
    CourseLevel? level,
    LanguageTag? language,
    int? maxPrice,
    ListCoursesSort? sort,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listCourses(
        cursor: $cursor,
        limit: limit,
        subject: subject,
        level: level,
        language: language,
        maxPrice: maxPrice,
        sort: sort,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Create a course
  ///
  /// Creates a course as a draft. It appears in the catalogue once it is
  /// published.
  ///
  /// `POST /courses`
  Future<CreateCourseResult> createCourse({
    required NewCourse body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/courses',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateCourseCreated(
        response,
        response.json(objectOf(CourseCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateCourseUndocumented(response),
      400 when response.has('application/problem+json') => CreateCourseBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateCourseUndocumented(response),
      401 when response.has('application/problem+json') => CreateCourseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateCourseUndocumented(response),
      403 when response.has('application/problem+json') => CreateCourseForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateCourseUndocumented(response),
      422 when response.has('application/problem+json') => CreateCourseUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateCourseUndocumented(response),
      429 when response.has('application/problem+json') => CreateCourseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateCourseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateCourseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateCourseUndocumented(response),
      _ => CreateCourseUndocumented(response),
    };
  }

  /// Read a course
  ///
  /// Returns one course. Drafts are visible to their instructors only.
  ///
  /// `GET /courses/{courseId}`
  ///
  /// - [courseId]: The course.
  /// - [ifNoneMatch]: The entity tag that you hold; the answer is 304 if it is still current.
  Future<GetCourseResult> getCourse({
    required String courseId,
    String? ifNoneMatch,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/courses/${pathValue(courseId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..header('If-None-Match', ifNoneMatch);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetCourseOk(
        response,
        response.json(objectOf(CourseResponse.fromJson)),
        headers: (
          rateLimit: response.header('RateLimit', asString),
          eTag: response.header('ETag', asString),
        ),
      ),
      200 => GetCourseUndocumented(response),
      304 => GetCourseNotModified(
        response,
        headers: (eTag: response.header('ETag', asString)),
      ),
      401 when response.has('application/problem+json') => GetCourseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetCourseUndocumented(response),
      404 when response.has('application/problem+json') => GetCourseNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetCourseUndocumented(response),
      429 when response.has('application/problem+json') => GetCourseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetCourseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetCourseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetCourseUndocumented(response),
      _ => GetCourseUndocumented(response),
    };
  }

  /// Change a course
  ///
  /// Applies a JSON merge patch (RFC 7396) if the entity tag in `If-Match` is
  /// still current.
  ///
  /// `PATCH /courses/{courseId}`
  ///
  /// - [courseId]: The course.
  /// - [ifMatch]: The entity tag of the version that you have changed.
  Future<UpdateCourseResult> updateCourse({
    required String courseId,
    required String ifMatch,
    required CourseUpdate body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PATCH',
      '/courses/${pathValue(courseId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..header('If-Match', ifMatch);
    call.json(body.toJson(), 'application/merge-patch+json');
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => UpdateCourseOk(
        response,
        response.json(objectOf(CourseResponse.fromJson)),
        headers: (
          rateLimit: response.header('RateLimit', asString),
          eTag: response.header('ETag', asString),
        ),
      ),
      200 => UpdateCourseUndocumented(response),
      400 when response.has('application/problem+json') => UpdateCourseBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UpdateCourseUndocumented(response),
      401 when response.has('application/problem+json') => UpdateCourseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UpdateCourseUndocumented(response),
      403 when response.has('application/problem+json') => UpdateCourseForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => UpdateCourseUndocumented(response),
      404 when response.has('application/problem+json') => UpdateCourseNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => UpdateCourseUndocumented(response),
      412 when response.has('application/problem+json') => UpdateCoursePreconditionFailed(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      412 => UpdateCourseUndocumented(response),
      422 when response.has('application/problem+json') => UpdateCourseUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => UpdateCourseUndocumented(response),
      429 when response.has('application/problem+json') => UpdateCourseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UpdateCourseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UpdateCourseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UpdateCourseUndocumented(response),
      _ => UpdateCourseUndocumented(response),
    };
  }

  /// Delete a draft
  ///
  /// Deletes a draft with its modules and lessons. A published course can be
  /// archived, not deleted.
  ///
  /// `DELETE /courses/{courseId}`
  ///
  /// - [courseId]: The course.
  Future<DeleteCourseResult> deleteCourse({
    required String courseId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/courses/${pathValue(courseId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => DeleteCourseNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => DeleteCourseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DeleteCourseUndocumented(response),
      403 when response.has('application/problem+json') => DeleteCourseForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => DeleteCourseUndocumented(response),
      404 when response.has('application/problem+json') => DeleteCourseNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DeleteCourseUndocumented(response),
      409 when response.has('application/problem+json') => DeleteCourseConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => DeleteCourseUndocumented(response),
      429 when response.has('application/problem+json') => DeleteCourseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DeleteCourseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DeleteCourseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DeleteCourseUndocumented(response),
      _ => DeleteCourseUndocumented(response),
    };
  }

  /// Publish a course
  ///
  /// Checks that the course is complete, then puts it into the catalogue at
  /// once or at a given time.
  ///
  /// `POST /courses/{courseId}/publication`
  ///
  /// - [courseId]: The course.
  Future<PublishCourseResult> publishCourse({
    required String courseId,
    PublishCourseRequest? body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/courses/${pathValue(courseId)}/publication',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    if (body != null) call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => PublishCourseOk(
        response,
        response.json(objectOf(CourseResponse.fromJson)),
        headers: (
          rateLimit: response.header('RateLimit', asString),
          eTag: response.header('ETag', asString),
        ),
      ),
      200 => PublishCourseUndocumented(response),
      401 when response.has('application/problem+json') => PublishCourseUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => PublishCourseUndocumented(response),
      403 when response.has('application/problem+json') => PublishCourseForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => PublishCourseUndocumented(response),
      404 when response.has('application/problem+json') => PublishCourseNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => PublishCourseUndocumented(response),
      409 when response.has('application/problem+json') => PublishCourseConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => PublishCourseUndocumented(response),
      422 when response.has('application/problem+json') => PublishCourseUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => PublishCourseUndocumented(response),
      429 when response.has('application/problem+json') => PublishCourseTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => PublishCourseUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => PublishCourseServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => PublishCourseUndocumented(response),
      _ => PublishCourseUndocumented(response),
    };
  }

  /// Read the outline of a course
  ///
  /// Returns modules, lessons and sections as one tree, as deep as the
  /// instructor made it.
  ///
  /// `GET /courses/{courseId}/outline`
  ///
  /// - [courseId]: The course.
  Future<GetCourseOutlineResult> getCourseOutline({
    required String courseId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/courses/${pathValue(courseId)}/outline',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetCourseOutlineOk(
        response,
        response.json(objectOf(CourseOutlineResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetCourseOutlineUndocumented(response),
      401 when response.has('application/problem+json') => GetCourseOutlineUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetCourseOutlineUndocumented(response),
      404 when response.has('application/problem+json') => GetCourseOutlineNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetCourseOutlineUndocumented(response),
      429 when response.has('application/problem+json') => GetCourseOutlineTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetCourseOutlineUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetCourseOutlineServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetCourseOutlineUndocumented(response),
      _ => GetCourseOutlineUndocumented(response),
    };
  }

  /// List the modules of a course
  ///
  /// Lists modules in the order in which they are taught.
  ///
  /// `GET /courses/{courseId}/modules`
  ///
  /// - [courseId]: The course.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListModulesResult> listModules({
    required String courseId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/courses/${pathValue(courseId)}/modules',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListModulesOk(
        response,
        response.json(objectOf(ModuleListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListModulesUndocumented(response),
      400 when response.has('application/problem+json') => ListModulesBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListModulesUndocumented(response),
      401 when response.has('application/problem+json') => ListModulesUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListModulesUndocumented(response),
      404 when response.has('application/problem+json') => ListModulesNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListModulesUndocumented(response),
      429 when response.has('application/problem+json') => ListModulesTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListModulesUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListModulesServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListModulesUndocumented(response),
      _ => ListModulesUndocumented(response),
    };
  }

  /// Every item of [listModules], page after page; throws where a page is not
  /// answered with success.
  Stream<Module> listModulesAll({
    required String courseId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listModules(
        courseId: courseId,
        cursor: $cursor,
        limit: limit,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Add a module
  ///
  /// Adds a module at the given position, or at the end.
  ///
  /// `POST /courses/{courseId}/modules`
  ///
  /// - [courseId]: The course.
  Future<CreateModuleResult> createModule({
    required String courseId,
    required NewModule body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/courses/${pathValue(courseId)}/modules',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateModuleCreated(
        response,
        response.json(objectOf(ModuleCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateModuleUndocumented(response),
      400 when response.has('application/problem+json') => CreateModuleBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateModuleUndocumented(response),
      401 when response.has('application/problem+json') => CreateModuleUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateModuleUndocumented(response),
      403 when response.has('application/problem+json') => CreateModuleForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateModuleUndocumented(response),
      404 when response.has('application/problem+json') => CreateModuleNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateModuleUndocumented(response),
      422 when response.has('application/problem+json') => CreateModuleUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateModuleUndocumented(response),
      429 when response.has('application/problem+json') => CreateModuleTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateModuleUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateModuleServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateModuleUndocumented(response),
      _ => CreateModuleUndocumented(response),
    };
  }

  /// List the lessons of a module
  ///
  /// Lists lessons in order. Content that you have no seat for is left out.
  ///
  /// `GET /modules/{moduleId}/lessons`
  ///
  /// - [moduleId]: The module.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  Future<ListLessonsResult> listLessons({
    required String moduleId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/modules/${pathValue(moduleId)}/lessons',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListLessonsOk(
        response,
        response.json(objectOf(LessonListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListLessonsUndocumented(response),
      400 when response.has('application/problem+json') => ListLessonsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListLessonsUndocumented(response),
      401 when response.has('application/problem+json') => ListLessonsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListLessonsUndocumented(response),
      404 when response.has('application/problem+json') => ListLessonsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListLessonsUndocumented(response),
      429 when response.has('application/problem+json') => ListLessonsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListLessonsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListLessonsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListLessonsUndocumented(response),
      _ => ListLessonsUndocumented(response),
    };
  }

  /// Every item of [listLessons], page after page; throws where a page is not
  /// answered with success.
  Stream<Lesson> listLessonsAll({
    required String moduleId,
    String? cursor,
    int? limit,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listLessons(
        moduleId: moduleId,
        cursor: $cursor,
        limit: limit,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Add a lesson
  ///
  /// Adds a lesson. The shape of `content` follows its `kind`.
  ///
  /// `POST /modules/{moduleId}/lessons`
  ///
  /// - [moduleId]: The module.
  Future<CreateLessonResult> createLesson({
    required String moduleId,
    required NewLessonInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/modules/${pathValue(moduleId)}/lessons',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateLessonCreated(
        response,
        response.json(objectOf(LessonCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateLessonUndocumented(response),
      400 when response.has('application/problem+json') => CreateLessonBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateLessonUndocumented(response),
      401 when response.has('application/problem+json') => CreateLessonUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateLessonUndocumented(response),
      403 when response.has('application/problem+json') => CreateLessonForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateLessonUndocumented(response),
      404 when response.has('application/problem+json') => CreateLessonNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateLessonUndocumented(response),
      422 when response.has('application/problem+json') => CreateLessonUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateLessonUndocumented(response),
      429 when response.has('application/problem+json') => CreateLessonTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateLessonUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateLessonServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateLessonUndocumented(response),
      _ => CreateLessonUndocumented(response),
    };
  }

  /// Read a lesson
  ///
  /// Returns a lesson with its content, if you have a seat in the course or the
  /// lesson is a preview.
  ///
  /// `GET /lessons/{lessonId}`
  ///
  /// - [lessonId]: The lesson.
  Future<GetLessonResult> getLesson({
    required String lessonId,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/lessons/${pathValue(lessonId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => GetLessonOk(
        response,
        response.json(objectOf(LessonResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => GetLessonUndocumented(response),
      401 when response.has('application/problem+json') => GetLessonUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => GetLessonUndocumented(response),
      403 when response.has('application/problem+json') => GetLessonForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => GetLessonUndocumented(response),
      404 when response.has('application/problem+json') => GetLessonNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => GetLessonUndocumented(response),
      429 when response.has('application/problem+json') => GetLessonTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => GetLessonUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => GetLessonServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => GetLessonUndocumented(response),
      _ => GetLessonUndocumented(response),
    };
  }

  /// Change a lesson
  ///
  /// Applies a JSON merge patch (RFC 7396). `content` is replaced as a whole.
  ///
  /// `PATCH /lessons/{lessonId}`
  ///
  /// - [lessonId]: The lesson.
  Future<UpdateLessonResult> updateLesson({
    required String lessonId,
    required LessonUpdateInput body,
    CallOptions? options,
  }) async {
    final call = Call(
      'PATCH',
      '/lessons/${pathValue(lessonId)}',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    );
    call.json(body.toJson(), 'application/merge-patch+json');
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => UpdateLessonOk(
        response,
        response.json(objectOf(LessonResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => UpdateLessonUndocumented(response),
      400 when response.has('application/problem+json') => UpdateLessonBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => UpdateLessonUndocumented(response),
      401 when response.has('application/problem+json') => UpdateLessonUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => UpdateLessonUndocumented(response),
      403 when response.has('application/problem+json') => UpdateLessonForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => UpdateLessonUndocumented(response),
      404 when response.has('application/problem+json') => UpdateLessonNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => UpdateLessonUndocumented(response),
      422 when response.has('application/problem+json') => UpdateLessonUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => UpdateLessonUndocumented(response),
      429 when response.has('application/problem+json') => UpdateLessonTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => UpdateLessonUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => UpdateLessonServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => UpdateLessonUndocumented(response),
      _ => UpdateLessonUndocumented(response),
    };
  }

  /// Delete a lesson
  ///
  /// Deletes a lesson. Learners keep the progress that they had made.
  ///
  /// `DELETE /lessons/{lessonId}`
  ///
  /// - [lessonId]: The lesson.
  Future<DeleteLessonResult> deleteLesson({
    required String lessonId,
    CallOptions? options,
  }) async {
    final call = Call(
      'DELETE',
      '/lessons/${pathValue(lessonId)}',
      options: options,
      accept: 'application/problem+json',
      security: _security0,
    );
    final response = await _client.send(call);
    return switch (response.status) {
      204 => DeleteLessonNoContent(
        response,
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      401 when response.has('application/problem+json') => DeleteLessonUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => DeleteLessonUndocumented(response),
      403 when response.has('application/problem+json') => DeleteLessonForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => DeleteLessonUndocumented(response),
      404 when response.has('application/problem+json') => DeleteLessonNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => DeleteLessonUndocumented(response),
      429 when response.has('application/problem+json') => DeleteLessonTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => DeleteLessonUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => DeleteLessonServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => DeleteLessonUndocumented(response),
      _ => DeleteLessonUndocumented(response),
    };
  }

  /// List the reviews of a course
  ///
  /// Lists reviews, newest first.
  ///
  /// `GET /courses/{courseId}/reviews`
  ///
  /// - [courseId]: The course.
  /// - [cursor]: Where to go on, as `page.nextCursor` of the page before said.
  /// - [limit]: How many items to return at most. Defaults to `25`.
  /// - [minRating]: Only reviews with at least this many stars.
  Future<ListReviewsResult> listReviews({
    required String courseId,
    String? cursor,
    int? limit,
    int? minRating,
    CallOptions? options,
  }) async {
    final call = Call(
      'GET',
      '/courses/${pathValue(courseId)}/reviews',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security0,
    )
      ..query('cursor', cursor)
      ..query('limit', limit)
      ..query('minRating', minRating);
    final response = await _client.send(call);
    return switch (response.status) {
      200 when response.has('application/json') => ListReviewsOk(
        response,
        response.json(objectOf(ReviewListResponse.fromJson)),
        headers: (rateLimit: response.header('RateLimit', asString)),
      ),
      200 => ListReviewsUndocumented(response),
      400 when response.has('application/problem+json') => ListReviewsBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => ListReviewsUndocumented(response),
      401 when response.has('application/problem+json') => ListReviewsUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => ListReviewsUndocumented(response),
      404 when response.has('application/problem+json') => ListReviewsNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => ListReviewsUndocumented(response),
      429 when response.has('application/problem+json') => ListReviewsTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => ListReviewsUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => ListReviewsServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => ListReviewsUndocumented(response),
      _ => ListReviewsUndocumented(response),
    };
  }

  /// Every item of [listReviews], page after page; throws where a page is not
  /// answered with success.
  Stream<Review> listReviewsAll({
    required String courseId,
    String? cursor,
    int? limit,
    int? minRating,
    CallOptions? options,
  }) async* {
    var $cursor = cursor;
    while (true) {
      final $page = (await listReviews(
        courseId: courseId,
        cursor: $cursor,
        limit: limit,
        minRating: minRating,
        options: options,
      )).orThrow;
      final $items = $page.data;
      for (final $item in $items) {
        yield $item;
      }
      final $next = $page.page.nextCursor;
      if ($next == null || $next.isEmpty || $next == $cursor) return;
      $cursor = $next;
    }
  }

  /// Review a course
  ///
  /// Adds your review. You need a seat and at least a third of the course
  /// behind you.
  ///
  /// `POST /courses/{courseId}/reviews`
  ///
  /// - [courseId]: The course.
  Future<CreateReviewResult> createReview({
    required String courseId,
    required NewReview body,
    CallOptions? options,
  }) async {
    final call = Call(
      'POST',
      '/courses/${pathValue(courseId)}/reviews',
      options: options,
      accept: 'application/json, application/problem+json;q=0.9',
      security: _security1,
    );
    call.json(body.toJson());
    final response = await _client.send(call);
    return switch (response.status) {
      201 when response.has('application/json') => CreateReviewCreated(
        response,
        response.json(objectOf(ReviewCreatedResponse.fromJson)),
        headers: (
          location: response.header('Location', asString),
          rateLimit: response.header('RateLimit', asString),
        ),
      ),
      201 => CreateReviewUndocumented(response),
      400 when response.has('application/problem+json') => CreateReviewBadRequest(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      400 => CreateReviewUndocumented(response),
      401 when response.has('application/problem+json') => CreateReviewUnauthorized(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      401 => CreateReviewUndocumented(response),
      403 when response.has('application/problem+json') => CreateReviewForbidden(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      403 => CreateReviewUndocumented(response),
      404 when response.has('application/problem+json') => CreateReviewNotFound(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      404 => CreateReviewUndocumented(response),
      409 when response.has('application/problem+json') => CreateReviewConflict(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      409 => CreateReviewUndocumented(response),
      422 when response.has('application/problem+json') => CreateReviewUnprocessableContent(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      422 => CreateReviewUndocumented(response),
      429 when response.has('application/problem+json') => CreateReviewTooManyRequests(
        response,
        response.json(objectOf(Problem.fromJson)),
        headers: (retryAfter: response.header('Retry-After', asInt)),
      ),
      429 => CreateReviewUndocumented(response),
      >= 500 && < 600 when response.has('application/problem+json') => CreateReviewServerError(
        response,
        response.json(objectOf(Problem.fromJson)),
      ),
      >= 500 && < 600 => CreateReviewUndocumented(response),
      _ => CreateReviewUndocumented(response),
    };
  }
}

const List<List<String>> _security0 = [['oauth'], ['partnerKey']];

const List<List<String>> _security1 = [['oauth']];

/// What [CoursesApi.listCourses] is answered with.
sealed class ListCoursesResult extends ApiResult {
  const ListCoursesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseListResponse get orThrow => switch (this) {
    ListCoursesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of courses.
final class ListCoursesOk extends ListCoursesResult {
  const ListCoursesOk(super.response, this.body, {required this.headers});

  final CourseListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListCoursesBadRequest extends ListCoursesResult {
  const ListCoursesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListCoursesUnauthorized extends ListCoursesResult {
  const ListCoursesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListCoursesTooManyRequests extends ListCoursesResult {
  const ListCoursesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListCoursesServerError extends ListCoursesResult {
  const ListCoursesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListCoursesUndocumented extends ListCoursesResult {
  const ListCoursesUndocumented(super.response);
}

/// What [CoursesApi.createCourse] is answered with.
sealed class CreateCourseResult extends ApiResult {
  const CreateCourseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseCreatedResponse get orThrow => switch (this) {
    CreateCourseCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The draft is created.
final class CreateCourseCreated extends CreateCourseResult {
  const CreateCourseCreated(super.response, this.body, {required this.headers});

  final CourseCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateCourseBadRequest extends CreateCourseResult {
  const CreateCourseBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateCourseUnauthorized extends CreateCourseResult {
  const CreateCourseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateCourseForbidden extends CreateCourseResult {
  const CreateCourseForbidden(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateCourseUnprocessableContent extends CreateCourseResult {
  const CreateCourseUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateCourseTooManyRequests extends CreateCourseResult {
  const CreateCourseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateCourseServerError extends CreateCourseResult {
  const CreateCourseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateCourseUndocumented extends CreateCourseResult {
  const CreateCourseUndocumented(super.response);
}

/// What [CoursesApi.getCourse] is answered with.
sealed class GetCourseResult extends ApiResult {
  const GetCourseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseResponse get orThrow => switch (this) {
    GetCourseOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The course.
final class GetCourseOk extends GetCourseResult {
  const GetCourseOk(super.response, this.body, {required this.headers});

  final CourseResponse body;
  final ({String? rateLimit, String? eTag}) headers;
}

/// `304`: The course has not changed since you read it.
final class GetCourseNotModified extends GetCourseResult {
  const GetCourseNotModified(super.response, {required this.headers});

  final ({String? eTag}) headers;
}

/// `401`: There is no valid access token or key.
final class GetCourseUnauthorized extends GetCourseResult {
  const GetCourseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetCourseNotFound extends GetCourseResult {
  const GetCourseNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetCourseTooManyRequests extends GetCourseResult {
  const GetCourseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetCourseServerError extends GetCourseResult {
  const GetCourseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetCourseUndocumented extends GetCourseResult {
  const GetCourseUndocumented(super.response);
}

/// What [CoursesApi.updateCourse] is answered with.
sealed class UpdateCourseResult extends ApiResult {
  const UpdateCourseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseResponse get orThrow => switch (this) {
    UpdateCourseOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The course.
final class UpdateCourseOk extends UpdateCourseResult {
  const UpdateCourseOk(super.response, this.body, {required this.headers});

  final CourseResponse body;
  final ({String? rateLimit, String? eTag}) headers;
}

/// `400`: The request cannot be read.
final class UpdateCourseBadRequest extends UpdateCourseResult {
  const UpdateCourseBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UpdateCourseUnauthorized extends UpdateCourseResult {
  const UpdateCourseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class UpdateCourseForbidden extends UpdateCourseResult {
  const UpdateCourseForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class UpdateCourseNotFound extends UpdateCourseResult {
  const UpdateCourseNotFound(super.response, this.body);

  final Problem body;
}

/// `412`: Somebody else has changed the resource in the meantime.
final class UpdateCoursePreconditionFailed extends UpdateCourseResult {
  const UpdateCoursePreconditionFailed(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class UpdateCourseUnprocessableContent extends UpdateCourseResult {
  const UpdateCourseUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UpdateCourseTooManyRequests extends UpdateCourseResult {
  const UpdateCourseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UpdateCourseServerError extends UpdateCourseResult {
  const UpdateCourseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UpdateCourseUndocumented extends UpdateCourseResult {
  const UpdateCourseUndocumented(super.response);
}

/// What [CoursesApi.deleteCourse] is answered with.
sealed class DeleteCourseResult extends ApiResult {
  const DeleteCourseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    DeleteCourseNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The draft is deleted.
final class DeleteCourseNoContent extends DeleteCourseResult {
  const DeleteCourseNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class DeleteCourseUnauthorized extends DeleteCourseResult {
  const DeleteCourseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class DeleteCourseForbidden extends DeleteCourseResult {
  const DeleteCourseForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DeleteCourseNotFound extends DeleteCourseResult {
  const DeleteCourseNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class DeleteCourseConflict extends DeleteCourseResult {
  const DeleteCourseConflict(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DeleteCourseTooManyRequests extends DeleteCourseResult {
  const DeleteCourseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DeleteCourseServerError extends DeleteCourseResult {
  const DeleteCourseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DeleteCourseUndocumented extends DeleteCourseResult {
  const DeleteCourseUndocumented(super.response);
}

/// What [CoursesApi.publishCourse] is answered with.
sealed class PublishCourseResult extends ApiResult {
  const PublishCourseResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseResponse get orThrow => switch (this) {
    PublishCourseOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The course.
final class PublishCourseOk extends PublishCourseResult {
  const PublishCourseOk(super.response, this.body, {required this.headers});

  final CourseResponse body;
  final ({String? rateLimit, String? eTag}) headers;
}

/// `401`: There is no valid access token or key.
final class PublishCourseUnauthorized extends PublishCourseResult {
  const PublishCourseUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class PublishCourseForbidden extends PublishCourseResult {
  const PublishCourseForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class PublishCourseNotFound extends PublishCourseResult {
  const PublishCourseNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class PublishCourseConflict extends PublishCourseResult {
  const PublishCourseConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class PublishCourseUnprocessableContent extends PublishCourseResult {
  const PublishCourseUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class PublishCourseTooManyRequests extends PublishCourseResult {
  const PublishCourseTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class PublishCourseServerError extends PublishCourseResult {
  const PublishCourseServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class PublishCourseUndocumented extends PublishCourseResult {
  const PublishCourseUndocumented(super.response);
}

/// What [CoursesApi.getCourseOutline] is answered with.
sealed class GetCourseOutlineResult extends ApiResult {
  const GetCourseOutlineResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  CourseOutlineResponse get orThrow => switch (this) {
    GetCourseOutlineOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The outline.
final class GetCourseOutlineOk extends GetCourseOutlineResult {
  const GetCourseOutlineOk(super.response, this.body, {required this.headers});

  final CourseOutlineResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetCourseOutlineUnauthorized extends GetCourseOutlineResult {
  const GetCourseOutlineUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetCourseOutlineNotFound extends GetCourseOutlineResult {
  const GetCourseOutlineNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetCourseOutlineTooManyRequests extends GetCourseOutlineResult {
  const GetCourseOutlineTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetCourseOutlineServerError extends GetCourseOutlineResult {
  const GetCourseOutlineServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetCourseOutlineUndocumented extends GetCourseOutlineResult {
  const GetCourseOutlineUndocumented(super.response);
}

/// What [CoursesApi.listModules] is answered with.
sealed class ListModulesResult extends ApiResult {
  const ListModulesResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ModuleListResponse get orThrow => switch (this) {
    ListModulesOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of modules.
final class ListModulesOk extends ListModulesResult {
  const ListModulesOk(super.response, this.body, {required this.headers});

  final ModuleListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListModulesBadRequest extends ListModulesResult {
  const ListModulesBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListModulesUnauthorized extends ListModulesResult {
  const ListModulesUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListModulesNotFound extends ListModulesResult {
  const ListModulesNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListModulesTooManyRequests extends ListModulesResult {
  const ListModulesTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListModulesServerError extends ListModulesResult {
  const ListModulesServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListModulesUndocumented extends ListModulesResult {
  const ListModulesUndocumented(super.response);
}

/// What [CoursesApi.createModule] is answered with.
sealed class CreateModuleResult extends ApiResult {
  const CreateModuleResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ModuleCreatedResponse get orThrow => switch (this) {
    CreateModuleCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The module is added.
final class CreateModuleCreated extends CreateModuleResult {
  const CreateModuleCreated(super.response, this.body, {required this.headers});

  final ModuleCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateModuleBadRequest extends CreateModuleResult {
  const CreateModuleBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateModuleUnauthorized extends CreateModuleResult {
  const CreateModuleUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateModuleForbidden extends CreateModuleResult {
  const CreateModuleForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateModuleNotFound extends CreateModuleResult {
  const CreateModuleNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateModuleUnprocessableContent extends CreateModuleResult {
  const CreateModuleUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateModuleTooManyRequests extends CreateModuleResult {
  const CreateModuleTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateModuleServerError extends CreateModuleResult {
  const CreateModuleServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateModuleUndocumented extends CreateModuleResult {
  const CreateModuleUndocumented(super.response);
}

/// What [CoursesApi.listLessons] is answered with.
sealed class ListLessonsResult extends ApiResult {
  const ListLessonsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LessonListResponse get orThrow => switch (this) {
    ListLessonsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of lessons.
final class ListLessonsOk extends ListLessonsResult {
  const ListLessonsOk(super.response, this.body, {required this.headers});

  final LessonListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListLessonsBadRequest extends ListLessonsResult {
  const ListLessonsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListLessonsUnauthorized extends ListLessonsResult {
  const ListLessonsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListLessonsNotFound extends ListLessonsResult {
  const ListLessonsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListLessonsTooManyRequests extends ListLessonsResult {
  const ListLessonsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListLessonsServerError extends ListLessonsResult {
  const ListLessonsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListLessonsUndocumented extends ListLessonsResult {
  const ListLessonsUndocumented(super.response);
}

/// What [CoursesApi.createLesson] is answered with.
sealed class CreateLessonResult extends ApiResult {
  const CreateLessonResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LessonCreatedResponse get orThrow => switch (this) {
    CreateLessonCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The lesson is added.
final class CreateLessonCreated extends CreateLessonResult {
  const CreateLessonCreated(super.response, this.body, {required this.headers});

  final LessonCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateLessonBadRequest extends CreateLessonResult {
  const CreateLessonBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateLessonUnauthorized extends CreateLessonResult {
  const CreateLessonUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateLessonForbidden extends CreateLessonResult {
  const CreateLessonForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateLessonNotFound extends CreateLessonResult {
  const CreateLessonNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateLessonUnprocessableContent extends CreateLessonResult {
  const CreateLessonUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateLessonTooManyRequests extends CreateLessonResult {
  const CreateLessonTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateLessonServerError extends CreateLessonResult {
  const CreateLessonServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateLessonUndocumented extends CreateLessonResult {
  const CreateLessonUndocumented(super.response);
}

/// What [CoursesApi.getLesson] is answered with.
sealed class GetLessonResult extends ApiResult {
  const GetLessonResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LessonResponse get orThrow => switch (this) {
    GetLessonOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The lesson.
final class GetLessonOk extends GetLessonResult {
  const GetLessonOk(super.response, this.body, {required this.headers});

  final LessonResponse body;
  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class GetLessonUnauthorized extends GetLessonResult {
  const GetLessonUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class GetLessonForbidden extends GetLessonResult {
  const GetLessonForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class GetLessonNotFound extends GetLessonResult {
  const GetLessonNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class GetLessonTooManyRequests extends GetLessonResult {
  const GetLessonTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class GetLessonServerError extends GetLessonResult {
  const GetLessonServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class GetLessonUndocumented extends GetLessonResult {
  const GetLessonUndocumented(super.response);
}

/// What [CoursesApi.updateLesson] is answered with.
sealed class UpdateLessonResult extends ApiResult {
  const UpdateLessonResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  LessonResponse get orThrow => switch (this) {
    UpdateLessonOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: The lesson.
final class UpdateLessonOk extends UpdateLessonResult {
  const UpdateLessonOk(super.response, this.body, {required this.headers});

  final LessonResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class UpdateLessonBadRequest extends UpdateLessonResult {
  const UpdateLessonBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class UpdateLessonUnauthorized extends UpdateLessonResult {
  const UpdateLessonUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class UpdateLessonForbidden extends UpdateLessonResult {
  const UpdateLessonForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class UpdateLessonNotFound extends UpdateLessonResult {
  const UpdateLessonNotFound(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class UpdateLessonUnprocessableContent extends UpdateLessonResult {
  const UpdateLessonUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class UpdateLessonTooManyRequests extends UpdateLessonResult {
  const UpdateLessonTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class UpdateLessonServerError extends UpdateLessonResult {
  const UpdateLessonServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class UpdateLessonUndocumented extends UpdateLessonResult {
  const UpdateLessonUndocumented(super.response);
}

/// What [CoursesApi.deleteLesson] is answered with.
sealed class DeleteLessonResult extends ApiResult {
  const DeleteLessonResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  void get orThrow => switch (this) {
    DeleteLessonNoContent() => null,
    _ => throw ApiStatusException(this),
  };
}

/// `204`: The lesson is deleted.
final class DeleteLessonNoContent extends DeleteLessonResult {
  const DeleteLessonNoContent(super.response, {required this.headers});

  final ({String? rateLimit}) headers;
}

/// `401`: There is no valid access token or key.
final class DeleteLessonUnauthorized extends DeleteLessonResult {
  const DeleteLessonUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class DeleteLessonForbidden extends DeleteLessonResult {
  const DeleteLessonForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class DeleteLessonNotFound extends DeleteLessonResult {
  const DeleteLessonNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class DeleteLessonTooManyRequests extends DeleteLessonResult {
  const DeleteLessonTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class DeleteLessonServerError extends DeleteLessonResult {
  const DeleteLessonServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class DeleteLessonUndocumented extends DeleteLessonResult {
  const DeleteLessonUndocumented(super.response);
}

/// What [CoursesApi.listReviews] is answered with.
sealed class ListReviewsResult extends ApiResult {
  const ListReviewsResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ReviewListResponse get orThrow => switch (this) {
    ListReviewsOk(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `200`: A page of reviews.
final class ListReviewsOk extends ListReviewsResult {
  const ListReviewsOk(super.response, this.body, {required this.headers});

  final ReviewListResponse body;
  final ({String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class ListReviewsBadRequest extends ListReviewsResult {
  const ListReviewsBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class ListReviewsUnauthorized extends ListReviewsResult {
  const ListReviewsUnauthorized(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class ListReviewsNotFound extends ListReviewsResult {
  const ListReviewsNotFound(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class ListReviewsTooManyRequests extends ListReviewsResult {
  const ListReviewsTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class ListReviewsServerError extends ListReviewsResult {
  const ListReviewsServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class ListReviewsUndocumented extends ListReviewsResult {
  const ListReviewsUndocumented(super.response);
}

/// What [CoursesApi.createReview] is answered with.
sealed class CreateReviewResult extends ApiResult {
  const CreateReviewResult(super.response);

  /// What success gives; throws an [ApiStatusException] where there is none.
  ReviewCreatedResponse get orThrow => switch (this) {
    CreateReviewCreated(:final body) => body,
    _ => throw ApiStatusException(this),
  };
}

/// `201`: The review is added.
final class CreateReviewCreated extends CreateReviewResult {
  const CreateReviewCreated(super.response, this.body, {required this.headers});

  final ReviewCreatedResponse body;
  final ({String? location, String? rateLimit}) headers;
}

/// `400`: The request cannot be read.
final class CreateReviewBadRequest extends CreateReviewResult {
  const CreateReviewBadRequest(super.response, this.body);

  final Problem body;
}

/// `401`: There is no valid access token or key.
final class CreateReviewUnauthorized extends CreateReviewResult {
  const CreateReviewUnauthorized(super.response, this.body);

  final Problem body;
}

/// `403`: The token or key does not allow this.
final class CreateReviewForbidden extends CreateReviewResult {
  const CreateReviewForbidden(super.response, this.body);

  final Problem body;
}

/// `404`: There is no such thing, or you may not know of it.
final class CreateReviewNotFound extends CreateReviewResult {
  const CreateReviewNotFound(super.response, this.body);

  final Problem body;
}

/// `409`: The state of the resource does not allow this.
final class CreateReviewConflict extends CreateReviewResult {
  const CreateReviewConflict(super.response, this.body);

  final Problem body;
}

/// `422`: The request can be read, but what it asks for is not valid.
final class CreateReviewUnprocessableContent extends CreateReviewResult {
  const CreateReviewUnprocessableContent(super.response, this.body);

  final Problem body;
}

/// `429`: There were too many calls.
final class CreateReviewTooManyRequests extends CreateReviewResult {
  const CreateReviewTooManyRequests(super.response, this.body, {required this.headers});

  final Problem body;
  final ({int? retryAfter}) headers;
}

/// `5XX`: Something went wrong on our side. Trying again later may help.
final class CreateReviewServerError extends CreateReviewResult {
  const CreateReviewServerError(super.response, this.body);

  final Problem body;
}

/// An answer that the API's description does not have.
final class CreateReviewUndocumented extends CreateReviewResult {
  const CreateReviewUndocumented(super.response);
}


